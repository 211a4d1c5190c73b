namespace Descent.Assessments;

/// <summary>
/// Compares probabilities with frequencies in bins of as many rows each, so that every bin says equally much; of equal widths most bins of a good classifier are empty.
/// Equal probabilities share a bin.
/// </summary>
internal static class CalibrationBins
{
    private const int MostBins = 10, LeastRows = 10;

    public static Calibration Of(ClassPredictions predictions)
    {
        var rows = Enumerable.Range(0, predictions.Rows).Select(row => Pair(predictions, row)).OrderBy(pair => pair.Probability).ToArray();
        var count = Math.Clamp(rows.Length / LeastRows, 1, MostBins);
        var bins = new List<CalibrationBin>();
        for (int start = 0, bin = 1; start < rows.Length; bin++)
        {
            var end = (int)((long)rows.Length * bin / count);
            if (end <= start) continue;      // equal probabilities have filled this bin's place
            while (end < rows.Length && rows[end].Probability == rows[end - 1].Probability) end++;
            bins.Add(Bin(rows.AsSpan(start, end - start)));
            start = end;
        }
        var error = bins.Sum(bin => bin.Rows * Math.Abs(bin.Predicted - bin.Observed)) / rows.Length;
        return new(error, Enumerable.Range(0, predictions.Rows).Average(row => Brier(predictions, row)), bins);
    }

    /// <summary>Of two classes the second's probability and whether it is the row's; of more that of the predicted class.</summary>
    private static (double Probability, bool Came) Pair(ClassPredictions predictions, int row)
    {
        var label = predictions.IsBinary ? 1 : predictions.Predicted[row];
        return (predictions.Probability(row, label), predictions.Truth[row] == label);
    }

    private static CalibrationBin Bin(ReadOnlySpan<(double Probability, bool Came)> rows)
    {
        var (sum, came) = (0.0, 0);
        foreach (var row in rows)
        {
            sum += row.Probability;
            if (row.Came) came++;
        }
        var observed = (double)came / rows.Length;
        var (low, high) = WilsonInterval.Of(observed, rows.Length);
        return new(rows[0].Probability, rows[^1].Probability, rows.Length, sum / rows.Length, observed, low, high);
    }

    private static double Brier(ClassPredictions predictions, int row)
    {
        var sum = 0.0;
        for (var label = predictions.IsBinary ? 1 : 0; label < predictions.Classes.Count; label++)
        {
            var distance = predictions.Probability(row, label) - (predictions.Truth[row] == label ? 1 : 0);
            sum += distance * distance;
        }
        return sum;
    }
}
