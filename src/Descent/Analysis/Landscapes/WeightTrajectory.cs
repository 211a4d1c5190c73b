using Descent.Graph;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Analysis.Landscapes;

/// <summary>Records the weights that training passes through: at the start, after each epoch or every n steps, and those that the model keeps.</summary>
/// <param name="everySteps">After how many steps the weights are recorded; null: after each epoch. Some hundred points in all are plenty.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="everySteps"/> is not positive.</exception>
public sealed class WeightTrajectory(int? everySteps = null) : Callback
{
    private readonly int? _everySteps = everySteps is null or > 0 ? everySteps : throw new ArgumentOutOfRangeException(nameof(everySteps), everySteps, "The weights need to be recorded every 1 or more steps.");
    private readonly List<(long Step, IReadOnlyDictionary<string, TensorData> Weights)> _points = [];
    private string[] _parameters = [];

    /// <summary>The steps made and the weights after them, in order; the last are those that the model has at the end, perhaps of an earlier, better epoch.</summary>
    public IReadOnlyList<(long Step, IReadOnlyDictionary<string, TensorData> Weights)> Points => _points;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _points.Clear();
        _parameters = [.. progress.Model.Variables.Where(variable => variable.Trainable).Select(variable => variable.Path)];
        Record(progress);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (_everySteps is { } steps && progress.Step % steps == 0) Record(progress);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress progress)
    {
        if (_everySteps is null) Record(progress);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var kept = progress.Model.GetWeights();
        if (_points[^1].Weights.Any(last => !last.Value.Bytes.SequenceEqual(kept[last.Key].Bytes))) Record(progress);
    }

    /// <summary>
    /// The plane through the last weights that the recorded ones lie nearest to: its directions are the first two principal components of their differences to the last, in
    /// the trained parameters (Li et al. 2018, arXiv:1712.09913, section 7).
    /// </summary>
    /// <exception cref="InvalidOperationException">The recorded weights are fewer than two, or all the same.</exception>
    public TrajectoryPlane Plane() => TrajectoryPlane.Of(_points, _parameters);

    private void Record(TrainingProgress progress) => _points.Add((progress.Step, progress.Model.GetWeights()));
}
