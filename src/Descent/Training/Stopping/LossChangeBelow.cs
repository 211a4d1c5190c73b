namespace Descent.Training.Stopping;

/// <summary>Ends training when the loss changes by less than a threshold from one epoch to the next: |loss(e) − loss(e − 1)| &lt; threshold.</summary>
/// <param name="Threshold">The threshold, positive, in the loss's unit.</param>
public sealed record LossChangeBelow(double Threshold) : StoppingCondition
{
    /// <summary>The threshold, positive, in the loss's unit.</summary>
    public double Threshold { get; init; } = StoppingThreshold.Positive(Threshold, nameof(Threshold));

    /// <inheritdoc/>
    public override StopReason? Check(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.History["loss"] is not [.., var before, var now] || !(Math.Abs(now - before) < Threshold)) return null;
        return new(StopKind.LossChange, $"The loss changed by {Math.Abs(now - before):g3} in epoch {progress.Epoch}, less than {Threshold:g3}.");
    }
}
