using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>An input column, as checks read it.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Schema">What it is.</param>
internal sealed record CheckedColumn(TableColumn Cells, ColumnSchema Schema)
{
    public string Name => Schema.Name;

    public bool IsNumber => Schema.Role == ColumnRole.Number;

    /// <summary>Whether it is one of some values, each with an input or a vector of its own.</summary>
    public bool IsCategory => Schema.Role is ColumnRole.Category or ColumnRole.Embedding;

    /// <summary>The value of a row: of numbers one text for all ways to write it; null where it is missing.</summary>
    public string? Value(int row) => Cells[row] is { } cell ? Numbers.Canonical(cell) : null;

    /// <summary>The number of a row; NaN where it is missing or none.</summary>
    public double Number(int row) => Cells[row] is { } cell && Numbers.TryParse(cell, out var value) ? value : double.NaN;
}
