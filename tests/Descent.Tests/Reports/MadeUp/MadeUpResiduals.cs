using Descent.Assessments;

namespace Descent.Tests.Reports.MadeUp;

/// <summary>Errors as a regression has them.</summary>
internal static class MadeUpResiduals
{
    public static ResidualReport Of(int rows, double mean, double spread, double error)
    {
        var random = new Random(11);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var points = Enumerable.Range(0, rows).Select(_ => mean + spread * Normal()).Select(actual => new ResidualPoint(actual, actual + error * Normal())).ToList();
        var errors = points.Select(point => point.Predicted - point.Actual).Order().ToList();
        var (low, width) = (errors[0], (errors[^1] - errors[0]) / 24);
        var average = errors.Average();
        return new(average, Math.Sqrt(errors.Average(value => (value - average) * (value - average))),
            [.. new[] { 0, 0.05, 0.25, 0.5, 0.75, 0.95, 1 }.Select(share => errors[(int)(share * (rows - 1))])],
            [.. Enumerable.Range(0, 24).Select(bin => new HistogramBin(low + bin * width, low + (bin + 1) * width, errors.Count(value => Math.Min(23, (int)((value - low) / width)) == bin)))], points);
    }
}
