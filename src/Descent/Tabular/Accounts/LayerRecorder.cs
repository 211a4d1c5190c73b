using Descent.Analysis;
using Descent.Tabular.Results;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Tabular.Accounts;

/// <summary>Looks at the layers after some epochs, evenly: how many there will be is not known before, so every other one is dropped whenever there are too many.</summary>
internal sealed class LayerRecorder : Callback
{
    /// <summary>Moments at which layers are looked at, at most; half of that, at least, where there are so many epochs.</summary>
    public const int Most = 20;

    private readonly LayerStatistics _statistics;
    private int _every = 1;

    public LayerRecorder() => _statistics = new() { Bins = 1, Epochs = IsKept };

    /// <summary>What was seen.</summary>
    public IReadOnlyList<LayerHealth> Health => [.. _statistics.History.Where(observation => IsKept(observation.Epoch)).SelectMany(Describe)];

    public override void OnTrainBegin(TrainingProgress progress) => _statistics.OnTrainBegin(progress);

    public override void OnEpochBegin(TrainingProgress progress) => _statistics.OnEpochBegin(progress);

    public override void OnBatchEnd(TrainingProgress progress) => _statistics.OnBatchEnd(progress);

    public override void OnEpochEnd(TrainingProgress progress)
    {
        _statistics.OnEpochEnd(progress);
        if (_statistics.History.Count(observation => IsKept(observation.Epoch)) > Most) _every *= 2;
    }

    public override void OnTrainEnd(TrainingProgress progress) => _statistics.OnTrainEnd(progress);

    private bool IsKept(int epoch) => epoch % _every == 0;

    private static IEnumerable<LayerHealth> Describe(LayerObservation observation) => observation.Parameters.GroupBy(parameter => parameter.Layer).Select(layer =>
    {
        var output = observation.Activations.FirstOrDefault(activation => activation.Layer == layer.Key);
        var ratio = layer.All(parameter => parameter.UpdateNorm is not null) ? Norm(layer.Select(parameter => parameter.UpdateNorm!.Value)) / Norm(layer.Select(parameter => parameter.Values.Norm)) : double.NaN;
        return new LayerHealth(layer.Key, observation.Epoch, output?.DeadShare, output?.SaturatedShare, Finite(Norm(layer.Select(parameter => parameter.Gradient.Norm))), Finite(ratio));
    });

    private static double Norm(IEnumerable<double> norms) => Math.Sqrt(norms.Sum(norm => norm * norm));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
