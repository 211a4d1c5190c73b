using System.Text.Json.Nodes;

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

    /// <summary>When something is to be told that does not end training, such as a checkpoint that could not be saved.</summary>
    /// <param name="progress">How far training is.</param>
    /// <param name="warning">One sentence.</param>
    public virtual void OnWarning(TrainingProgress progress, string warning) { }

    /// <summary>
    /// What the callback keeps from step to step, for a checkpoint: any text, such as JSON. Null, as here, where it keeps nothing that later steps depend on. A callback that keeps
    /// something and does not tell it begins afresh when training is resumed, which then may differ from the uninterrupted one. It is asked before <see cref="OnTrainBegin"/> too, whether there will be a state.
    /// </summary>
    public virtual string? SaveState() => null;

    /// <summary>Goes on from what <see cref="SaveState"/> told. When training is resumed this is called after <see cref="OnTrainBegin"/>, with the progress of the checkpoint.</summary>
    /// <param name="state">The text.</param>
    /// <exception cref="FormatException">The text is none of this callback.</exception>
    public virtual void RestoreState(string state) { }

    /// <summary>The settings that the outcome depends on: when training is resumed they need to be the same. Null: none, or none that can be compared.</summary>
    internal virtual JsonObject? Settings => null;

    /// <summary>After each step; small networks make a hundred thousand a second, so it should do little.</summary>
    public virtual void OnBatchEnd(TrainingProgress progress) { }
}
