using Descent.Data;
using Descent.Graph;

namespace Descent.Assessments;

/// <summary>Assesses predicted numbers.</summary>
internal sealed class NumberAssessment(NumberPredictions predictions, AssessmentOptions options)
{
    private const int MostPoints = 500, MostBins = 30;

    private static readonly double[] Shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    public Assessment ToAssessment() => new() { Task = LearningTask.Regression, Rows = predictions.Rows, Scores = Scores(), Residuals = predictions.IsFinite ? Report() : null };

    private Score[] Scores()
    {
        var sums = new NumberSums(predictions);
        if (!predictions.IsFinite) return [.. Enumerable.Range(0, sums.Scores.Count).Select(sums.None)];
        var (values, intervals) = (sums.Values(), JackknifeInterval.Of(sums));
        return [.. values.Select((value, i) => sums.ToScore(i, value, intervals[i]))];
    }

    private ResidualReport Report()
    {
        double[] errors = [.. Enumerable.Range(0, predictions.Rows).Select(predictions.Error)];
        Array.Sort(errors);
        var mean = errors.Average();
        var deviation = Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / errors.Length);
        return new(mean, deviation, [.. Shares.Select(share => Quantiles.Of(errors, share))], Histogram(errors), Sample());
    }

    private static HistogramBin[] Histogram(double[] sorted)
    {
        var (low, width) = (sorted[0], sorted[^1] - sorted[0]);
        var bins = width == 0 ? 1 : Math.Min(MostBins, (int)Math.Sqrt(sorted.Length) + 1);
        var counts = new int[bins];
        foreach (var value in sorted) counts[width == 0 ? 0 : Math.Min(bins - 1, (int)((value - low) / width * bins))]++;
        return [.. counts.Select((count, bin) => new HistogramBin(low + width * bin / bins, low + width * (bin + 1) / bins, count))];
    }

    private ResidualPoint[] Sample()
    {
        int[] rows = [.. Enumerable.Range(0, predictions.Rows)];
        if (rows.Length > MostPoints)
        {
            new RandomStream(options.Seed, "assessment/residuals").Shuffle<int>(rows);
            rows = rows[..MostPoints];
            Array.Sort(rows);
        }
        return [.. rows.Select(row => new ResidualPoint(predictions.Truth[row], predictions.Predicted[row]))];
    }
}
