using Descent.Graph;

namespace Descent.Data;

/// <summary>Yes and no as 1 and 0, whatever the spelling: <c>true</c>, <c>t</c>, <c>yes</c>, <c>y</c>, <c>on</c>, <c>1</c> and their opposites. A missing value takes the share of yes.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Mean">The share of yes among the training rows' values, 0 .. 1.</param>
/// <param name="Missing">
/// <see cref="MissingPolicy.OwnInput"/>: a second input is 1 where the value is missing. <see cref="MissingPolicy.Auto"/>: no training value was
/// missing, a later one is imputed with a warning. A value that is neither yes nor no is taken as missing, with a warning.
/// </param>
public sealed record BooleanEncoding(string Name, double Mean, MissingPolicy Missing = MissingPolicy.Auto) : InputEncoding(Name)
{
    /// <inheritdoc/>
    public override ValueList<string> FeatureNames => Missing == MissingPolicy.OwnInput ? [Name, $"{Name} is missing"] : [Name];

    /// <summary>Computes the share of yes in the training rows.</summary>
    /// <exception cref="DataException">A cell is neither yes nor no.</exception>
    internal static BooleanEncoding Fit(TableColumn cells, ReadOnlySpan<int> rows, MissingPolicy policy)
    {
        var (yes, present) = (0, 0);
        foreach (var row in rows)
        {
            if (cells[row] is not { } cell) continue;
            if (!Truths.TryParse(cell, out var truth)) throw cells.Error(row, $"the column '{cells.Name}' needs yes or no (true/false, t/f, y/n, 1/0), got '{Text.Short(cell)}': correct the cell, or declare the column a category.");
            present++;
            if (truth) yes++;
        }
        return new(cells.Name, present == 0 ? 0 : (double)yes / present, policy == MissingPolicy.Auto && present < rows.Length ? MissingPolicy.OwnInput : policy);
    }

    internal override void Validate()
    {
        if (!(Mean is >= 0 and <= 1)) throw new DataException($"pipeline: the column '{Name}' has the share of yes {Mean}: a number from 0 to 1 is needed.");
    }

    internal override void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (cells[rows[i]] is { } cell && Truths.TryParse(cell, out var truth)) output[i * stride] = truth ? 1 : 0;
            else Miss(cells, rows[i], output[(i * stride)..], warnings);
        }
    }

    private void Miss(TableColumn cells, int row, Span<float> output, DataWarnings? warnings)
    {
        var cell = cells[row];
        if (Missing == MissingPolicy.Error) throw cells.Error(row, $"the column '{Name}' needs yes or no, {(cell is null ? "the value is missing" : $"got '{Text.Short(cell)}'")}.");
        output[0] = (float)Mean;
        if (Missing == MissingPolicy.OwnInput) output[1] = 1;
        if (cell is not null) warnings?.Add(Name, "values neither yes nor no, taken as missing", cells.Table, row, cell);
        else if (Missing == MissingPolicy.Auto) warnings?.Add(Name, "missing values taken as the training mean", cells.Table, row, "missing");
    }
}
