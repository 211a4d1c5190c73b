using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// A number, standardised: (x - mean) / standard deviation; zero where the training rows were all equal. A missing value takes the mean.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Mean">The mean of the training rows' values.</param>
/// <param name="StandardDeviation">Their standard deviation (divided by n).</param>
/// <param name="Missing">
/// <see cref="MissingPolicy.OwnInput"/>: a second input is 1 where the value is missing. <see cref="MissingPolicy.Auto"/>: no training value was
/// missing, a later one is imputed with a warning.
/// </param>
public sealed record NumberEncoding(string Name, double Mean, double StandardDeviation, MissingPolicy Missing = MissingPolicy.Auto) : InputEncoding(Name)
{
    /// <inheritdoc/>
    public override ValueList<string> FeatureNames => Missing == MissingPolicy.OwnInput ? [Name, $"{Name} is missing"] : [Name];

    /// <summary>Computes the constants from the training rows.</summary>
    /// <exception cref="DataException">A cell is not a number, or the numbers are too large for their deviation to be computed.</exception>
    internal static NumberEncoding Fit(TableColumn cells, ReadOnlySpan<int> rows, MissingPolicy policy)
    {
        var values = new List<double>(rows.Length);
        foreach (var row in rows)
            if (cells[row] is { } cell) values.Add(cells.Number(row, cell));
        var (mean, deviation) = Moments.Of(values);
        if (!double.IsFinite(deviation)) throw new DataException($"{cells.Table.Source}: the numbers of the column '{cells.Name}' are too large to be standardised: rescale or ignore the column.");
        var someMissing = values.Count < rows.Length;
        return new(cells.Name, mean, deviation, policy == MissingPolicy.Auto && someMissing ? MissingPolicy.OwnInput : policy);
    }

    internal override void Validate()
    {
        if (!double.IsFinite(Mean) || !double.IsFinite(StandardDeviation) || StandardDeviation < 0)
            throw new DataException($"pipeline: the column '{Name}' has the mean {Mean} and the standard deviation {StandardDeviation}: finite numbers are needed, the deviation not negative.");
    }

    internal override void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var place = i * stride;
            if (cells[rows[i]] is { } cell) output[place] = Standardize(cells, rows[i], cell);
            else if (Missing == MissingPolicy.OwnInput) output[place + 1] = 1;
            else if (Missing == MissingPolicy.Error) throw cells.Error(rows[i], $"the column '{Name}' needs a number, the value is missing.");
            else if (Missing == MissingPolicy.Auto) warnings?.Add(Name, "missing values taken as the training mean", cells.Table, rows[i], "missing");
        }
    }

    private float Standardize(TableColumn cells, int row, string cell)
    {
        var value = cells.Number(row, cell);
        var standardized = StandardDeviation == 0 ? 0f : (float)((value - Mean) / StandardDeviation);
        return float.IsFinite(standardized) ? standardized
            : throw cells.Error(row, $"the number '{Text.Short(cell)}' is too large for the column '{Name}', whose mean is {Numbers.Format(Mean)} and whose deviation is {Numbers.Format(StandardDeviation)}: correct the cell, or leave it empty if the value is missing.");
    }
}
