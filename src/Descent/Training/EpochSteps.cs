using Descent.Data;

namespace Descent.Training;

/// <summary>Makes the steps of an epoch and counts them. The same step from the same state gives the same bits.</summary>
internal sealed class EpochSteps(Trainer trainer, StepPrograms programs, Minibatches minibatches, EpochTotals totals, TrainingProgress progress, long seed)
{
    /// <summary>The rows of the step to come.</summary>
    public ReadOnlySpan<int> Rows => minibatches[progress.Batch];

    /// <summary>Makes the next step; allocates nothing unless metrics are computed on the host.</summary>
    /// <returns>Whether its loss is finite.</returns>
    public bool MakeNext()
    {
        var rows = Rows;
        var step = programs.Begin(rows.Length);
        rows.CopyTo(step.Context.Input<int>(ResidentData.RowsInput));
        step.Run(seed, trainer.StepsMade++);
        var loss = step.Loss;
        progress.EndStep(loss, rows.Length);
        if (!double.IsFinite(loss)) return false;
        totals.Add(step, rows, progress);
        return true;
    }

    /// <summary>Begins the epoch anew with the same minibatches; steps are counted on, and the variables stay.</summary>
    public void BeginAgain()
    {
        progress.Begin(progress.Epoch);
        totals.Reset();
    }

    /// <summary>Goes past the next step without making it; its random numbers are not used by another.</summary>
    public void SkipNext(double loss)
    {
        trainer.StepsMade++;
        progress.SkipStep(loss);
    }
}
