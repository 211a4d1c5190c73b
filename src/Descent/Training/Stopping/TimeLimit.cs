namespace Descent.Training.Stopping;

/// <summary>Ends training after the first step that ends past a time limit. The clock is <see cref="FitOptions.Clock"/>.</summary>
/// <param name="Limit">How long to train.</param>
public sealed record TimeLimit(TimeSpan Limit) : StoppingCondition
{
    /// <summary>How long to train.</summary>
    public TimeSpan Limit { get; init; } = Limit > TimeSpan.Zero ? Limit : throw new ArgumentOutOfRangeException(nameof(Limit), Limit, "Training needs some time.");

    /// <inheritdoc/>
    public override bool ChecksEveryStep => true;

    /// <inheritdoc/>
    public override StopReason? Check(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.Elapsed < Limit ? null
            : new(StopKind.Time, $"The time limit of {Limit.TotalSeconds:0.###} s is reached, in epoch {progress.Epoch} after {progress.Step} steps.");
    }
}
