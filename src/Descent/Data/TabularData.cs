using Descent.Graph;

namespace Descent.Data;

/// <summary>Rows, and what their columns are: all that is needed to fit a <see cref="Pipeline"/>.</summary>
/// <param name="Table">The rows.</param>
/// <param name="Schema">What each column is.</param>
public sealed record TabularData(Table Table, Schema Schema)
{
    /// <summary>The rows of the file that are not in <see cref="Table"/> because they have no value of the target.</summary>
    public int UnlabelledRows { get; init; }

    /// <summary>Opens a CSV file, or a data set of the catalogue (<see cref="Datasets"/>) by its name. A file goes first.</summary>
    /// <param name="pathOrName">The path of a file, or a name such as <c>heart</c>.</param>
    /// <param name="target">The column to predict; null takes the declared one, or infers it (see <see cref="Schema.Infer"/>).</param>
    /// <param name="declared">What is known about the columns beforehand; of a data set of the catalogue it replaces what is declared there.</param>
    /// <param name="options">How a file is written.</param>
    /// <param name="progress">Is told how far a file is read; see <see cref="Csv.Read(string, CsvOptions?, IProgress{ReadingProgress}?)"/>.</param>
    /// <param name="leaveOutUnlabelled">Whether rows of a file without a value of the target are left out and counted (<see cref="UnlabelledRows"/>); else they are an error.</param>
    /// <exception cref="DataException">There is neither a file nor a data set of this name, or the file cannot be used.</exception>
    public static TabularData Open(string pathOrName, string? target = null, Schema? declared = null, CsvOptions? options = null, IProgress<ReadingProgress>? progress = null, bool leaveOutUnlabelled = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(pathOrName);
        var looksLikePath = pathOrName.AsSpan().IndexOfAny('.', '/', '\\') >= 0 || File.Exists(pathOrName);
        if (looksLikePath)
        {
            var table = Csv.Read(pathOrName, options, progress);
            var labelled = leaveOutUnlabelled ? table.WithValues(SchemaInference.Target(table, target, declared)) : table;
            return new(labelled, Schema.Infer(labelled, target, declared)) { UnlabelledRows = table.RowCount - labelled.RowCount };
        }
        var data = Datasets.Load(pathOrName);
        return target is null && declared is null ? data : data with { Schema = Schema.Infer(data.Table, target, declared is null ? data.Schema : Over(data.Schema, declared)) };
    }

    /// <summary>What is declared, and what is known of the other columns.</summary>
    private static Schema Over(Schema known, Schema declared)
    {
        var isTargetKept = declared.Target is null && declared.Find(known.Target!.Name) is null;
        var others = known.Columns.Where(column => declared.Find(column.Name) is null)
            .Select(column => column.Role == ColumnRole.Target && !isTargetKept ? new(column.Name) : column);
        return new([.. others, .. declared.Columns], declared.Task ?? (isTargetKept ? known.Task : null));
    }

    /// <summary>Splits the rows; see <see cref="Split.Of"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or both together are 1 or more.</exception>
    public Split Split(double validation, double test, long seed) => Data.Split.Of(Table, Schema, validation, test, seed);

    /// <summary>Fits a pipeline on some rows; see <see cref="Pipeline.Fit"/>.</summary>
    /// <exception cref="DataException">The rows cannot be encoded.</exception>
    public Pipeline Fit(ReadOnlySpan<int> trainRows) => Pipeline.Fit(Table, Schema, trainRows);

    /// <summary>How many validation and test rows stand in the training part as well, cell by cell: such rows make a result look better than it is.</summary>
    public int SharedRows(Split split)
    {
        ArgumentNullException.ThrowIfNull(split);
        var train = split.Train.Select(Key).ToHashSet(StringComparer.Ordinal);
        return split.Validation.Concat(split.Test).Count(row => train.Contains(Key(row)));

        string Key(int row) => string.Join('\0', Enumerable.Range(0, Table.Columns.Count).Select(column => Table[row, column]));
    }
}
