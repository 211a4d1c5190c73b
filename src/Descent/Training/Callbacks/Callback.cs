namespace Descent.Training.Callbacks;

/// <summary>Is called while a model trains; each method does nothing unless it is overridden.</summary>
public abstract class Callback
{
    /// <summary>The series of the history that the callback reads; training ends with an error at its start if one is missing.</summary>
    public virtual IEnumerable<string> Monitors => [];

    /// <summary>Whether the callback reads <see cref="TrainingProgress.LargestGradientNorm"/>, which is measured only then.</summary>
    public virtual bool NeedsGradientNorm => false;

    /// <summary>Whether the callback reads <see cref="TrainingProgress.ParameterChange"/>, which is measured only then.</summary>
    public virtual bool NeedsParameterChange => false;

    /// <summary>Before the first step.</summary>
    public virtual void OnTrainBegin(TrainingProgress progress) { }

    /// <summary>After the last step, with the final parameters in the model.</summary>
    public virtual void OnTrainEnd(TrainingProgress progress) { }

    /// <summary>Before an epoch's first step.</summary>
    public virtual void OnEpochBegin(TrainingProgress progress) { }

    /// <summary>After an epoch, its values being in the history.</summary>
    public virtual void OnEpochEnd(TrainingProgress progress) { }

    /// <summary>After each step; small networks make a hundred thousand a second, so it should do little.</summary>
    public virtual void OnBatchEnd(TrainingProgress progress) { }
}
