using Descent.Graph;
using Descent.Metrics;
using Descent.Models;

namespace Descent.Tests.Training.Checkpoints;

/// <summary>What metrics of the host have gathered goes into a checkpoint, and on from there.</summary>
public sealed class HostMetricStateTests
{
    public static TheoryData<string> HostMetrics => [.. Catalogue.Default.Names<Metric>().Where(name => TryCreate(name) is HostMetric)];

    private static Metric? TryCreate(string name) => name == "ConfusionMatrix" ? new ConfusionMatrix(2) : name == "CohenKappa" ? new CohenKappa(2) : name == "MatthewsCorrelation" ? new MatthewsCorrelation(2)
        : Record.Exception(() => Catalogue.Default.Create<Metric>(name)) is null ? Catalogue.Default.Create<Metric>(name) : null;

    [Theory, MemberData(nameof(HostMetrics))]
    public void A_metric_goes_on_from_what_it_told(string name)
    {
        var metric = (HostMetric)TryCreate(name)!;
        var stream = new RandomStream(1, name);
        var (whole, first, second) = (metric.Start(), metric.Start(), metric.Start());
        Add(7, whole, first);
        second.RestoreState([.. first.SaveState()!.Select(list => (double[])list.Clone())]);
        Add(9, whole, second);
        Assert.Equal(whole.Result().Values.ToDoubles(), second.Result().Values.ToDoubles());
        Assert.Throws<FormatException>(() => metric.Start().RestoreState([[1, 2], [3], [4, 5, 6], [7], [8]]));

        void Add(int rows, params MetricAccumulator[] accumulators)
        {
            var (y, p) = (new double[rows, 1], new double[rows, 1]);
            for (var row = 0; row < rows; row++) (y[row, 0], p[row, 0]) = (stream.NextInt(2), (stream.NextInt(100) + 0.5) / 100);
            foreach (var accumulator in accumulators) accumulator.Update(y, p);
        }
    }
}
