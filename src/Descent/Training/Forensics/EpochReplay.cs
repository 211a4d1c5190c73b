using Descent.Training.Checkpoints;

namespace Descent.Training.Forensics;

/// <summary>
/// Keeps the state at the start of an epoch, so that a step which went wrong is found and undone exactly: repeated steps give the same bits. While all goes well this
/// costs a copy of the variables an epoch.
/// </summary>
internal sealed class EpochReplay(Session session, TrainingState state, TrainingProgress progress, EpochSteps steps, EpochTotals totals, WatchedVariables variables)
{
    private TrainingSnapshot? _start;

    /// <summary>Takes the state before the epoch's first step, or where training was resumed.</summary>
    public void Remember()
    {
        _start = state.CaptureSteps(_start);
        if (progress.Batch > 0) totals.SaveTo(_start);
        progress.ForgetRates();
    }

    /// <summary>Goes back to where <see cref="Remember"/> was.</summary>
    public void Rewind()
    {
        state.RestoreSteps(_start!);
        if (progress.Batch > 0) totals.RestoreFrom(_start!);
        else totals.Reset();
    }

    /// <summary>Goes to the state before the first step that goes wrong.</summary>
    /// <param name="noticed">The batch after which something was not finite.</param>
    /// <param name="before">Is called before each step on the way there, with the number of steps that are left.</param>
    /// <returns>The loss of that step, and what it spoils; null if only its loss is not finite, or if nothing goes wrong when it is repeated.</returns>
    public (double Loss, NonFiniteFinding? Spoiled) GoBeforeFailure(int noticed, Action<int> before)
    {
        var (failed, spoiled) = Find(noticed);
        var loss = progress.Loss;
        Rewind();
        while (progress.Batch < failed)
        {
            before(failed - progress.Batch);
            Make();
        }
        return (loss, spoiled);
    }

    private (int Batch, NonFiniteFinding? Spoiled) Find(int noticed)
    {
        Rewind();
        if (variables.FirstBad() is { } already)
        {
            var first = progress.Batch;
            Make();
            return (first, already);
        }
        while (true)
        {
            var batch = progress.Batch;
            var isFinite = Make();
            var spoiled = variables.FirstBad();
            if (!isFinite || spoiled is not null || batch == noticed) return (batch, spoiled);
        }
    }

    private bool Make()
    {
        var isFinite = steps.MakeNext();
        // A callback may have set the rate after the step.
        if (progress.RateScaleAfter(progress.Step) is { } scale) session.Optimizer.LearningRateScale = scale;
        return isFinite;
    }
}
