using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Training.Forensics;

/// <summary>
/// Keeps the state at the start of an epoch, so that a step which went wrong is found and undone exactly: repeated steps give the same bits. While all goes well this
/// costs a copy of the variables an epoch. What callbacks write into weights is not repeated; that it is missing is noticed.
/// </summary>
internal sealed class EpochReplay
{
    private readonly Trainer _trainer;
    private readonly Session _session;
    private readonly TrainingProgress _progress;
    private readonly EpochSteps _steps;
    private readonly EpochTotals _totals;
    private readonly WatchedVariables _watched;
    private readonly Variable[] _variables;
    private readonly ParameterSnapshot _start;
    private readonly TrainingPlace _place = new();
    private readonly TrainingSnapshot _startedTotals = new();
    private long _stepsMade, _writes;

    public EpochReplay(Trainer trainer, Session session, TrainingProgress progress, EpochSteps steps, EpochTotals totals, WatchedVariables watched)
    {
        (_trainer, _session, _progress, _steps, _totals, _watched) = (trainer, session, progress, steps, totals, watched);
        _variables = [.. session.Model.Variables.Select(variable => variable.Variable), .. session.Optimizer.Variables];
        _start = new(_variables);
    }

    /// <summary>Takes the state before the epoch's first step, or where training was resumed; allocates nothing at an epoch's start.</summary>
    public void Remember()
    {
        _start.Take(_progress.Epoch);
        _progress.SaveTo(_place);
        (_stepsMade, _writes) = (_trainer.StepsMade, Writes);
        if (_progress.Batch > 0) _totals.SaveTo(_startedTotals);
        _progress.ForgetRates();
    }

    /// <summary>Goes to the state before the first step that goes wrong.</summary>
    /// <param name="noticed">The batch after which something was not finite.</param>
    /// <param name="before">Is called before each step on the way there, with the number of steps that are left.</param>
    public Failure GoBeforeFailure(int noticed, Action<int> before)
    {
        var (batch, failure) = Find(noticed);
        Rewind();
        while (_progress.Batch < batch)
        {
            before(batch - _progress.Batch);
            Make();
        }
        return failure;
    }

    private void Rewind()
    {
        _start.Restore();
        _progress.RestoreFrom(_place);
        _trainer.StepsMade = _stepsMade;
        if (_progress.Batch > 0) _totals.RestoreFrom(_startedTotals);
        else _totals.Reset();
    }

    /// <summary>How often callbacks and others have written variables.</summary>
    private long Writes
    {
        get
        {
            var writes = 0L;
            foreach (var variable in _variables) writes += variable.Storage.Writes;
            return writes;
        }
    }

    private (int Batch, Failure Failure) Find(int noticed)
    {
        var isExact = Writes == _writes;
        Rewind();
        var already = _watched.FirstBad();
        while (true)
        {
            var batch = _progress.Batch;
            var isFinite = Make();
            var spoiled = already ?? _watched.FirstBad();
            if (!isFinite || spoiled is not null || batch == noticed) return (batch, new(_progress.Loss, spoiled, isExact));
        }
    }

    private bool Make()
    {
        var isFinite = _steps.MakeNext();
        // A callback may have set the rate after the step.
        if (_progress.RateScaleAfter(_progress.Step) is { } scale) _session.Optimizer.LearningRateScale = scale;
        return isFinite;
    }

    /// <summary>What was found of the step.</summary>
    /// <param name="Loss">Its loss.</param>
    /// <param name="Spoiled">What it spoils; null if only its loss is not finite, or if nothing goes wrong when it is repeated.</param>
    /// <param name="IsExact">Whether nobody wrote variables meanwhile, so that repeating gives what training had.</param>
    public sealed record Failure(double Loss, NonFiniteFinding? Spoiled, bool IsExact);
}
