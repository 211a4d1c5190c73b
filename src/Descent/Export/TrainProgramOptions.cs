using Descent.Data;

namespace Descent.Export;

/// <summary>What <see cref="TrainProgram"/> needs to know of a run that its result does not tell.</summary>
/// <param name="Data">The file that was read, as a path from the folder of the program or a full one, or the name of a built-in data set.</param>
public sealed record TrainProgramOptions(string Data)
{
    /// <summary>Whether <see cref="Data"/> is a path.</summary>
    public bool IsFile { get; init; }

    /// <summary>The target that was asked for, or null.</summary>
    public string? Target { get; init; }

    /// <summary>What was said about columns, or null.</summary>
    public Schema? Declared { get; init; }

    /// <summary>How the file is written.</summary>
    public CsvOptions Csv { get; init; } = new();

    /// <summary>The path of the library's project; null: the program names the package of this version.</summary>
    public string? Project { get; init; }

    /// <summary>How the run was made, such as a command; null: the program says nothing of it.</summary>
    public string? Origin { get; init; }
}
