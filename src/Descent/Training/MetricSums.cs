using Descent.Compile;
using Descent.Graph;
using Descent.Metrics;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>Gathers the metrics of many batches: sums of those that are graph code, and what metrics on the host need.</summary>
internal sealed class MetricSums(Objective objective) : ITrainingPart
{
    private const string Sums = "@epoch/metric_sums", Weights = "@epoch/metric_weights";

    private readonly NamedMetric[] _means = [.. objective.MeanMetrics];
    private readonly NamedMetric[] _host = [.. objective.HostMetrics];
    private readonly double[] _sums = new double[objective.MeanMetrics.Count()];
    private readonly double[] _weights = new double[objective.MeanMetrics.Count()];
    private MetricAccumulator[] _accumulators = Start(objective.HostMetrics);

    public bool NeedsPredictions => _host.Length > 0;

    /// <summary>The name of the first metric that cannot tell what it has gathered; null if all can.</summary>
    public string? Untold => _host.FirstOrDefault(named => ((HostMetric)named.Metric).Start().SaveState() is null)?.Name;

    public void Reset()
    {
        Array.Clear(_sums);
        Array.Clear(_weights);
        _accumulators = Start(_host);
    }

    /// <summary>Adds what a program's run measured; allocates nothing.</summary>
    public void Add(RunContext context, (int Sum, int Weight)[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            _sums[i] += context.ReadScalar(places[i].Sum);
            _weights[i] += context.ReadScalar(places[i].Weight);
        }
    }

    /// <summary>Adds targets and predictions to the metrics on the host.</summary>
    public void Add(Func<int, (TensorData Target, (TensorData Values, TensorData? Mask) Prediction)> output, TensorData? weight)
    {
        for (var i = 0; i < _host.Length; i++)
        {
            var (target, prediction) = output(_host[i].Output);
            _accumulators[i].Update(target, prediction.Values, weight, prediction.Mask);
        }
    }

    /// <summary>The metrics, in the order in which they were asked for.</summary>
    public IEnumerable<(string Name, MetricResult Result)> Results()
    {
        foreach (var named in objective.Metrics)
        {
            var mean = Array.IndexOf(_means, named);
            if (mean >= 0) yield return (named.Name, ((MeanMetric)named.Metric).Finish(_weights[mean] == 0 ? 0 : _sums[mean] / _weights[mean]));
            else yield return (named.Name, _accumulators[Array.IndexOf(_host, named)].Result());
        }
    }

    public void SaveTo(TrainingSnapshot snapshot)
    {
        snapshot.SaveNumbers(Sums, _sums);
        snapshot.SaveNumbers(Weights, _weights);
        for (var i = 0; i < _accumulators.Length; i++)
        {
            var lists = _accumulators[i].SaveState() ?? [];
            for (var part = 0; part < lists.Count; part++) snapshot.SaveNumbers(Gathered(i, part), lists[part]);
            snapshot.SaveCount(Gathered(i), lists.Count);
        }
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        snapshot.RestoreNumbers(Sums, _sums);
        snapshot.RestoreNumbers(Weights, _weights);
        _accumulators = Start(_host);
        for (var i = 0; i < _accumulators.Length; i++)
            _accumulators[i].RestoreState([.. Enumerable.Range(0, (int)snapshot.Count(Gathered(i), int.MaxValue)).Select(part => snapshot.Numbers(Gathered(i, part)))]);
    }

    private string Gathered(int metric) => $"@epoch/gathered/{_host[metric].Name}";

    private string Gathered(int metric, int part) => $"{Gathered(metric)}/{part}";

    private static MetricAccumulator[] Start(IEnumerable<NamedMetric> metrics) => [.. metrics.Select(named => ((HostMetric)named.Metric).Start())];
}
