using Descent.Data;

namespace Descent.Cli.Runs;

/// <summary>Which data, and what is said about it.</summary>
/// <param name="PathOrName">A file or a built-in data set.</param>
/// <param name="Target">The column to predict, or null.</param>
/// <param name="Declared">What is said about columns, or null.</param>
/// <param name="Csv">How a file is written.</param>
internal sealed record DataRequest(string PathOrName, string? Target, Schema? Declared, CsvOptions Csv)
{
    /// <summary>The rows, and what their columns are.</summary>
    /// <exception cref="DataException">The data cannot be used.</exception>
    public TabularData Open() => TabularData.Open(PathOrName, Target, Declared, Csv);

    /// <summary>The rows alone: what their columns are is known.</summary>
    /// <exception cref="DataException">The data cannot be used.</exception>
    public Table OpenTable() => PathOrName.AsSpan().IndexOfAny('.', '/', '\\') >= 0 || File.Exists(PathOrName) ? Data.Csv.Read(PathOrName, Csv) : Datasets.Load(PathOrName).Table;

    /// <summary>The data's name without folder and extension, for the output folder.</summary>
    public string ShortName
    {
        get
        {
            var name = Path.GetFileName(PathOrName);
            return name.IndexOf('.', StringComparison.Ordinal) is > 0 and var place ? name[..place] : name;
        }
    }
}
