namespace Descent.Training.Stopping;

/// <summary>
/// A condition on which training ends. It holds only its settings, so that one object serves many trainings; what it judges
/// stands in the <see cref="TrainingProgress"/>. A user's own condition derives from this record.
/// </summary>
public abstract record StoppingCondition
{
    /// <summary>Whether <see cref="Check"/> is asked after every step, not only after every epoch.</summary>
    public virtual bool ChecksEveryStep => false;

    /// <summary>Whether the condition reads <see cref="TrainingProgress.LargestGradientNorm"/>, which is measured only then.</summary>
    public virtual bool NeedsGradientNorm => false;

    /// <summary>Whether the condition reads <see cref="TrainingProgress.ParameterChange"/>, which is measured only then.</summary>
    public virtual bool NeedsParameterChange => false;

    /// <summary>The series of the history that the condition reads; training ends with an error at its start if one is missing.</summary>
    public virtual IEnumerable<string> Monitors => [];

    /// <summary>The reason to stop now; null to go on.</summary>
    public abstract StopReason? Check(TrainingProgress progress);
}
