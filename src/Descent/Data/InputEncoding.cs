using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Data;

/// <summary>How one column becomes inputs of a network, with the constants fitted on the training rows.</summary>
/// <param name="Name">The column's name.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NumberEncoding), "number")]
[JsonDerivedType(typeof(CategoryEncoding), "category")]
[JsonDerivedType(typeof(BooleanEncoding), "boolean")]
[JsonDerivedType(typeof(DateEncoding), "date")]
[JsonDerivedType(typeof(TextEncoding), "text")]
[JsonDerivedType(typeof(EmbeddingEncoding), "embedding")]
public abstract record InputEncoding(string Name)
{
    /// <summary>The name of each input that the column becomes, such as <c>thal=fixed</c>.</summary>
    [JsonIgnore]
    public abstract ValueList<string> FeatureNames { get; }

    /// <summary>The number of inputs.</summary>
    internal virtual int FeatureCount => FeatureNames.Count;

    /// <summary>Checks what came from a file.</summary>
    /// <exception cref="DataException">The constants make no sense.</exception>
    internal abstract void Validate();

    /// <summary>Writes the inputs of some rows.</summary>
    /// <param name="cells">The column in the table at hand.</param>
    /// <param name="rows">The rows to encode.</param>
    /// <param name="output">[rows, inputs], row-major, zero; the first element is this column's first input of the first row.</param>
    /// <param name="stride">The number of inputs of a row.</param>
    /// <param name="warnings">Counts what was not as expected.</param>
    internal abstract void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings);
}

/// <summary>One column of a table.</summary>
internal readonly record struct TableColumn(Table Table, int Index)
{
    public string Name => Table.Columns[Index];

    public string? this[int row] => Table[row, Index];

    public DataException Error(int row, string message) => Table.Error(row, Index, message);

    /// <summary>The cells of some rows that have a value.</summary>
    public List<string> Present(ReadOnlySpan<int> rows)
    {
        var present = new List<string>(rows.Length);
        foreach (var row in rows)
            if (this[row] is { } cell) present.Add(cell);
        return present;
    }

    /// <summary>The number in a row.</summary>
    /// <exception cref="DataException">The cell is not a number.</exception>
    public double Number(int row, string cell) => Numbers.TryParse(cell, out var value) ? value
        : throw Error(row, $"the column '{Name}' needs a finite number, got '{Text.Short(cell)}': {(Numbers.HasDecimalComma(cell) ? "if commas are decimal points, say so (--decimal-comma; in code: new CsvOptions { DecimalComma = true })." : "correct the cell, or leave it empty if the value is missing.")}");
}
