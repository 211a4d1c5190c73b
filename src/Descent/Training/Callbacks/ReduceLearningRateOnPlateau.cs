using System.Globalization;
using System.Text.Json.Nodes;
using Descent.Training.Checkpoints;
using Descent.Training.Stopping;

namespace Descent.Training.Callbacks;

/// <summary>
/// Multiplies the learning rate by a factor when a series has not become better for a number of epochs (Keras's ReduceLROnPlateau, with its
/// defaults).
/// </summary>
public sealed class ReduceLearningRateOnPlateau : Callback
{
    private Improvement? _watch;
    private int _lastChange;
    private int _cooldownEnd;

    /// <summary>The series to watch: by default the loss on the validation data.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>Whether lower or higher is better.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>What the rate is multiplied by, between 0 and 1.</summary>
    public double Factor
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Factor), value, "The factor needs to lie between 0 and 1.");
    } = 0.1;

    /// <summary>The number of epochs without improvement after which the rate is reduced, at least 1.</summary>
    public int Patience { get; init => field = StoppingThreshold.Patience(value, nameof(Patience)); } = 10;

    /// <summary>By how much a value needs to be better than the best to count as an improvement.</summary>
    public double MinDelta { get; init => field = StoppingThreshold.MinDelta(value, nameof(MinDelta)); } = 1e-4;

    /// <summary>The number of epochs after a reduction in which none is counted as without improvement.</summary>
    public int Cooldown { get; init; }

    /// <summary>The rate below which it is not reduced.</summary>
    public double MinLearningRate { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Monitors => [Monitor];

    internal override JsonObject Settings => new()
    {
        ["monitor"] = Monitor,
        ["mode"] = Mode.ToString(),
        ["factor"] = Factor,
        ["patience"] = Patience,
        ["min_delta"] = MinDelta,
        ["cooldown"] = Cooldown,
        ["min_learning_rate"] = MinLearningRate,
    };

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _watch = new Improvement(progress.HigherIsBetter(Monitor, Mode), MinDelta);
        (_lastChange, _cooldownEnd) = (0, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var improved = _watch!.Update(progress.Epoch, progress.History.Last(Monitor));
        if (improved || progress.Epoch <= _cooldownEnd) _lastChange = progress.Epoch;
        if (progress.Epoch - _lastChange < Patience || progress.LearningRate <= MinLearningRate) return;
        progress.LearningRate = Math.Max(progress.LearningRate * Factor, MinLearningRate);
        (_lastChange, _cooldownEnd) = (progress.Epoch, progress.Epoch + Cooldown);
    }

    /// <inheritdoc/>
    public override string SaveState() => new JsonObject
    {
        ["best"] = (_watch?.Best ?? double.NaN).ToString("R", CultureInfo.InvariantCulture),     // a text, for JSON has no NaN
        ["best_epoch"] = _watch?.BestEpoch ?? 0,
        ["last_change"] = _lastChange,
        ["cooldown_end"] = _cooldownEnd,
    }.ToJsonString();

    /// <inheritdoc/>
    public override void RestoreState(string state)
    {
        try
        {
            var json = CheckpointJson.Parse(state);
            _watch!.GoOn(double.Parse((string)json["best"]!, CultureInfo.InvariantCulture), (int)json["best_epoch"]!);
            (_lastChange, _cooldownEnd) = ((int)json["last_change"]!, (int)json["cooldown_end"]!);
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            throw new FormatException("the state of ReduceLearningRateOnPlateau cannot be read", error);
        }
    }
}
