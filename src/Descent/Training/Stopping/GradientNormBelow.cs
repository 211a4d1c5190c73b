namespace Descent.Training.Stopping;

/// <summary>
/// Ends training when the gradient is near zero: its norm ‖∇L‖₂ over all parameters together, before clipping, stayed below a threshold in
/// every step of an epoch. (The gradient of one minibatch alone may vanish without being at a minimum.)
/// </summary>
/// <param name="Threshold">The threshold, positive.</param>
public sealed record GradientNormBelow(double Threshold) : StoppingCondition
{
    /// <summary>The threshold, positive.</summary>
    public double Threshold { get; init; } = StoppingThreshold.Positive(Threshold, nameof(Threshold));

    /// <inheritdoc/>
    public override bool NeedsGradientNorm => true;

    /// <inheritdoc/>
    public override StopReason? Check(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.LargestGradientNorm < Threshold
            ? new(StopKind.GradientNorm, $"The gradient's norm was at most {progress.LargestGradientNorm:g3} in epoch {progress.Epoch}, below {Threshold:g3}.") : null;
    }
}
