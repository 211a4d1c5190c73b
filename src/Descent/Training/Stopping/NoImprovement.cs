namespace Descent.Training.Stopping;

/// <summary>
/// Ends training when a series no longer becomes better: the best value is more than <see cref="Patience"/> − 1 epochs old. It leaves the
/// parameters as they are; <see cref="EarlyStopping"/> also brings the best ones back.
/// </summary>
/// <param name="Patience">The number of epochs without improvement after which training ends, at least 1.</param>
public sealed record NoImprovement(int Patience) : StoppingCondition
{
    /// <summary>The number of epochs without improvement after which training ends, at least 1.</summary>
    public int Patience { get; init; } = StoppingThreshold.Patience(Patience, nameof(Patience));

    /// <summary>The series to watch: by default the training loss.</summary>
    public string Monitor { get; init; } = "loss";

    /// <summary>Whether lower or higher is better.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>By how much a value needs to be better than the best to count as an improvement.</summary>
    public double MinDelta { get; init => field = StoppingThreshold.MinDelta(value, nameof(MinDelta)); }

    /// <inheritdoc/>
    public override IEnumerable<string> Monitors => [Monitor];

    /// <inheritdoc/>
    public override StopReason? Check(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var values = progress.History[Monitor];
        var watch = new Improvement(progress.HigherIsBetter(Monitor, Mode), MinDelta);
        for (var epoch = 1; epoch <= values.Count; epoch++) watch.Update(epoch, values[epoch - 1]);
        return watch.Age(values.Count) < Patience ? null
            : new(StopKind.NoImprovement, $"\"{Monitor}\" has not become better for {Patience} epochs: its best, {watch.Best:g6}, is of epoch {watch.BestEpoch}.");
    }
}
