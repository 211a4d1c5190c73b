namespace Descent.Training.Stopping;

/// <summary>
/// Ends training when an epoch moves the parameters by less than a threshold: ‖w(e) − w(e − 1)‖₂ over all parameters together. In batch
/// descent an epoch is one step.
/// </summary>
/// <param name="Threshold">The threshold, positive.</param>
public sealed record ParameterChangeBelow(double Threshold) : StoppingCondition
{
    /// <summary>The threshold, positive.</summary>
    public double Threshold { get; init; } = StoppingThreshold.Positive(Threshold, nameof(Threshold));

    /// <inheritdoc/>
    public override bool NeedsParameterChange => true;

    /// <inheritdoc/>
    public override StopReason? Check(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.ParameterChange < Threshold
            ? new(StopKind.ParameterChange, $"The parameters moved by {progress.ParameterChange:g3} in epoch {progress.Epoch}, less than {Threshold:g3}.") : null;
    }
}
