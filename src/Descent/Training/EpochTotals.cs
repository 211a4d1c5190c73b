using Descent.Metrics;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>The sums of the running epoch that become its values in the history: losses of the outputs, metrics.</summary>
internal sealed class EpochTotals(Objective objective, PreparedData train) : ITrainingPart
{
    private const string Losses = "@epoch/loss_sums";

    private readonly MetricSums _metrics = new(objective);
    private readonly double[] _lossSums = new double[objective.LossNames.Count];

    public bool NeedsPredictions => _metrics.NeedsPredictions;

    /// <summary>The first metric that cannot tell what it has gathered; null if all can.</summary>
    public string? Untold => _metrics.Untold;

    public void Reset()
    {
        _metrics.Reset();
        Array.Clear(_lossSums);
    }

    /// <summary>Adds a step; allocates nothing unless metrics are computed on the host.</summary>
    public void Add(CompiledStep step, ReadOnlySpan<int> rows, TrainingProgress progress)
    {
        var (context, places) = (step.Context, step.Outputs);
        _metrics.Add(context, places.Metrics);
        for (var i = 0; i < _lossSums.Length; i++) _lossSums[i] += rows.Length * context.ReadScalar(places.OutputLosses[i]);
        if (places.GradientNorm >= 0) progress.SawGradientNorm(context.ReadScalar(places.GradientNorm));
        if (_metrics.NeedsPredictions) AddToHostMetrics(step, rows.ToArray());
    }

    /// <summary>Writes the epoch's values.</summary>
    public void Record(History history, TrainingProgress progress)
    {
        history.Add("loss", progress.MeanLoss);
        for (var i = 0; i < _lossSums.Length; i++) history.Add(objective.LossNames[i], _lossSums[i] / progress.Samples);
        foreach (var (name, result) in _metrics.Results()) history.AddScalar(name, result);
    }

    public void SaveTo(TrainingSnapshot snapshot)
    {
        snapshot.SaveNumbers(Losses, _lossSums);
        _metrics.SaveTo(snapshot);
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        snapshot.RestoreNumbers(Losses, _lossSums);
        _metrics.RestoreFrom(snapshot);
    }

    private void AddToHostMetrics(CompiledStep step, int[] rows) =>
        _metrics.Add(output => (train.Y[output].TakeRows(rows), step.Outputs.Predictions!.Read(step.Context, output, rows.Length)), train.Weight?.TakeRows(rows));
}
