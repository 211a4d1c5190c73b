using Descent.Training;
using Descent.Training.Stopping;

namespace Descent.Tabular;

/// <summary>Ends one of several trainings when its part of the whole time is used up.</summary>
/// <param name="Whole">The time of all trainings.</param>
/// <param name="Part">The time of this one.</param>
internal sealed record Deadline(TimeSpan Whole, TimeSpan Part) : StoppingCondition
{
    public override bool ChecksEveryStep => true;

    public override StopReason? Check(TrainingProgress progress) => progress.Elapsed < Part ? null
        : new(StopKind.Time, $"The time limit of {Whole.TotalSeconds:0.###} s is reached, of which this training had {Part.TotalSeconds:0.###} s: in epoch {progress.Epoch} after {progress.Step} steps.");
}
