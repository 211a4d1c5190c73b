namespace Descent.Training.Stopping;

/// <summary>Ends training after a number of steps (minibatches trained on), also within an epoch.</summary>
/// <param name="Steps">The number of steps, at least 1.</param>
public sealed record MaximumSteps(long Steps) : StoppingCondition
{
    /// <summary>The number of steps, at least 1.</summary>
    public long Steps { get; init; } = Steps > 0 ? Steps : throw new ArgumentOutOfRangeException(nameof(Steps), Steps, "Training needs at least one step.");

    /// <inheritdoc/>
    public override bool ChecksEveryStep => true;

    /// <inheritdoc/>
    public override StopReason? Check(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.Step < Steps ? null : new(StopKind.Steps, $"All {Steps} steps are done.");
    }
}
