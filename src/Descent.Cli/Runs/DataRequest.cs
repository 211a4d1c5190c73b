using System.Text;
using Descent.Data;

namespace Descent.Cli.Runs;

/// <summary>Which data, and what is said about it.</summary>
/// <param name="PathOrName">A file or a built-in data set.</param>
/// <param name="Target">The column to predict, or null.</param>
/// <param name="Declared">What is said about columns, or null.</param>
/// <param name="Csv">How a file is written.</param>
/// <param name="SaveSchema">Where what the columns are found to be goes, or null.</param>
internal sealed record DataRequest(string PathOrName, string? Target, Schema? Declared, CsvOptions Csv, string? SaveSchema = null)
{
    /// <summary>The rows, and what their columns are.</summary>
    /// <param name="progress">Is told how far a file is read.</param>
    /// <param name="isSeries">Whether each row follows from those before, so that none can be left out; else rows without a value of the target are.</param>
    /// <exception cref="DataException">The data cannot be used.</exception>
    /// <exception cref="UsageException">The schema cannot be written.</exception>
    public TabularData Open(IProgress<ReadingProgress>? progress = null, bool isSeries = false)
    {
        if (SaveSchema is not null) OutputFile.RefuseInput(SaveSchema, PathOrName, "DATA", "--save-schema");
        var data = TabularData.Open(PathOrName, Target, Declared, Csv, progress, leaveOutUnlabelled: !isSeries);
        if (SaveSchema is not null) OutputFile.Write(SaveSchema, stream => stream.Write(Encoding.UTF8.GetBytes(data.Schema.ToJson() + "\n")), "--save-schema");
        return data;
    }

    /// <summary>The rows alone: what their columns are is known.</summary>
    /// <param name="labelled">A column in which they need a value; null: none does.</param>
    /// <exception cref="DataException">The data cannot be used.</exception>
    public Table OpenTable(string? labelled = null)
    {
        var table = IsFile ? Data.Csv.Read(PathOrName, Csv) : Datasets.Load(PathOrName).Table;
        return labelled is not null && table.IndexOf(labelled) >= 0 ? table.WithValues(labelled) : table;
    }

    /// <summary>Whether it was said what is predicted; a built-in data set says so itself.</summary>
    public bool DeclaresTarget => !IsFile || Target is not null || Declared?.Target is not null;

    /// <summary>Whether it was said if a target is a number or one of some classes.</summary>
    public bool DeclaresTask(string target) => !IsFile || Declared?.Task is not null || Declared?.Find(target) is { } column && (column.Vocabulary is not null || column.Role is ColumnRole.Number or ColumnRole.Category or ColumnRole.Boolean);

    /// <summary>Whether it is a file, not a built-in data set.</summary>
    public bool IsFile => PathOrName.AsSpan().IndexOfAny('.', '/', '\\') >= 0 || File.Exists(PathOrName);

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
