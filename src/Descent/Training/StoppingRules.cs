using Descent.Training.Stopping;

namespace Descent.Training;

/// <summary>The conditions of a training, asked in the places where each wants to be.</summary>
internal sealed class StoppingRules(IReadOnlyList<StoppingCondition> conditions)
{
    private readonly StoppingCondition[] _afterSteps = [.. conditions.Where(condition => condition.ChecksEveryStep)];
    private readonly StoppingCondition[] _afterEpochs = [.. conditions.Where(condition => !condition.ChecksEveryStep)];

    public StopReason? AfterStep(TrainingProgress progress) => First(_afterSteps, progress);

    public StopReason? AfterEpoch(TrainingProgress progress) => First(_afterEpochs, progress);

    private static StopReason? First(StoppingCondition[] conditions, TrainingProgress progress)
    {
        foreach (var condition in conditions)
            if (condition.Check(progress) is { } reason) return reason;
        return null;
    }
}
