namespace Descent.Data;

/// <summary>Something in the data was not as in training, and was handled: how often, and where first.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="What">What was found and how it was taken.</param>
/// <param name="Count">In how many rows.</param>
/// <param name="FirstLine">The line where it was found first.</param>
/// <param name="FirstValue">The value there.</param>
public sealed record DataWarning(string Column, string What, int Count, int FirstLine, string FirstValue)
{
    /// <summary>A sentence such as <c>thal: 3 values unknown in training, taken as 'other' (first 'none', line 12)</c>.</summary>
    public override string ToString() => $"{Column}: {Count} {(Count == 1 ? Singular(What) : What)} (first '{FirstValue}', line {FirstLine})";

    /// <summary><c>values unknown ..</c>, <c>missing values ..</c>: of the words that are used only this one has a plural.</summary>
    private static string Singular(string what) => what.Replace("values ", "value ", StringComparison.Ordinal);
}

/// <summary>Collects and counts warnings while rows are encoded, over all chunks of a file. One for each column and kind.</summary>
public sealed class DataWarnings
{
    private readonly OrderedDictionary<(string, string), DataWarning> _warnings = [];

    /// <summary>The warnings so far, in the order of their first appearance.</summary>
    public IReadOnlyCollection<DataWarning> All => _warnings.Values;

    internal void Add(string column, string what, Table table, int row, string value) =>
        _warnings[(column, what)] = _warnings.TryGetValue((column, what), out var known)
            ? known with { Count = known.Count + 1 }
            : new(column, what, 1, table.Line(row), value);
}
