using Descent.Training.Checkpoints;

namespace Descent.Training.Forensics;

/// <summary>What happens when a step is not finite: the step is found, undone and explained, and training ends, leaves it out or repeats the epoch.</summary>
internal sealed class NonFiniteGuard : ITrainingPart
{
    private const int MostInARow = 10, MostRollbacks = 10, MostLosses = 10, MostNorms = 5, MostReports = 100;

    private readonly Session _session;
    private readonly FitOptions _options;
    private readonly PreparedData _train;
    private readonly TrainingProgress _progress;
    private readonly EpochSteps _steps;
    private readonly WatchedVariables _variables;
    private readonly EpochReplay _replay;
    private readonly BestStart? _bestStart;
    private long _lastSkip, _skipsInARow, _rollbacks;

    public NonFiniteGuard(Trainer trainer, Session session, FitOptions options, PreparedData train, TrainingProgress progress, EpochSteps steps, EpochTotals totals)
    {
        (_session, _options, _train, _progress, _steps, _variables) = (session, options, train, progress, steps, new(session));
        if (options.OnNonFinite == NonFiniteAction.Skip && totals.Untold is { } untold)
            throw new ArgumentException($"{nameof(NonFiniteAction)}.{NonFiniteAction.Skip} needs metrics that can tell what they have gathered, and \"{untold}\" cannot: override SaveState and RestoreState in its accumulator, or choose another action.", nameof(options));
        if (options.OnNonFinite == NonFiniteAction.Rollback) _bestStart = new([.. session.Model.Variables.Select(variable => variable.Variable), .. session.Optimizer.Variables]);
        _replay = new(trainer, session, progress, steps, totals, _variables);
    }

    /// <summary>Whether parameters, states and what the optimizer keeps are finite.</summary>
    public bool VariablesAreFinite => _variables.FirstBad() is null;

    /// <summary>An epoch begins: its steps can be repeated from here.</summary>
    public void BeginEpoch()
    {
        _bestStart?.Take(_progress.History.Epochs == 0 ? [] : _progress.History["loss"]);
        _replay.Remember();
    }

    /// <summary>Training was resumed: the steps from here on can be repeated.</summary>
    public void GoOn() => _replay.Remember();

    /// <summary>After something was found not to be finite: the reason to stop, with the parameters from before the step; null if training goes on.</summary>
    public StopReason? Handle()
    {
        var report = Examine();
        if (_progress.History.NonFiniteSteps.Count < MostReports) _progress.History.Add(report);
        return _options.OnNonFinite switch
        {
            NonFiniteAction.Skip when MaySkip(report) => Skip(report),
            NonFiniteAction.Rollback when MayRollBack(report) => RollBack(report),
            _ => new(StopKind.NonFiniteLoss, report.Sentence + AfterAll),
        };
    }

    public void SaveTo(TrainingSnapshot snapshot)
    {
        snapshot.SaveCount("@guard/last_skip", _lastSkip);
        snapshot.SaveCount("@guard/skips_in_a_row", _skipsInARow);
        snapshot.SaveCount("@guard/rollbacks", _rollbacks);
        _bestStart?.SaveTo(snapshot);
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        (_lastSkip, _skipsInARow, _rollbacks) = (snapshot.Count("@guard/last_skip"), snapshot.Count("@guard/skips_in_a_row"), snapshot.Count("@guard/rollbacks"));
        _bestStart?.RestoreFrom(snapshot);
    }

    private string AfterAll => (_options.OnNonFinite, _skipsInARow, _rollbacks) switch
    {
        (NonFiniteAction.Skip, > 1, _) => $" {_skipsInARow} minibatches in a row were left out before.",
        (NonFiniteAction.Rollback, _, > 0) => $" Training had gone back {_rollbacks} times before.",
        _ => "",
    };

    private bool MaySkip(NonFiniteReport report) => report.IsExact && (_lastSkip == _progress.Step && _lastSkip > 0 ? _skipsInARow : 0) + 1 < Math.Min(MostInARow, _progress.Batches);

    private StopReason? Skip(NonFiniteReport report)
    {
        _skipsInARow = _lastSkip == _progress.Step && _lastSkip > 0 ? _skipsInARow + 1 : 1;
        _steps.SkipNext(report.RecentLosses[^1]);
        _lastSkip = _progress.Step;
        _replay.Remember();
        _progress.Warn($"{report.Sentence} The minibatch is left out.");
        return null;
    }

    private bool MayRollBack(NonFiniteReport report) =>
        _rollbacks < MostRollbacks && _session.Optimizer.LearningRateScale > 0 && report.Place is not (NonFinitePlace.Input or NonFinitePlace.Target or NonFinitePlace.Parameter or NonFinitePlace.OptimizerState);

    private StopReason? RollBack(NonFiniteReport report)
    {
        var half = _session.Optimizer.LearningRateScale / 2;
        _steps.BeginAgain();
        _bestStart!.Restore();
        _session.Optimizer.LearningRateScale = half;
        _rollbacks++;
        _replay.Remember();
        _progress.Warn($"{report.Sentence} Training goes back to the best start of an epoch and repeats from step {_progress.Step + 1} on, with the learning rate {NonFiniteReport.Text(_progress.LearningRate)}.");
        return null;
    }

    /// <summary>Goes to the state before the step, and looks for what is wrong with it.</summary>
    private NonFiniteReport Examine()
    {
        var norms = new List<double>();
        GradientNorms? program = null;
        var failure = _replay.GoBeforeFailure(_progress.Batch - 1, left =>
        {
            if (left > MostNorms || _progress.History.NonFiniteSteps.Count >= MostReports) return;
            var rows = _train.TakeRows(_steps.Rows.ToArray());
            program ??= new(_session, rows, _options.Seed);
            if (program.Of(rows, _progress.RandomState.Steps) is { } norm) norms.Add(norm);
        });
        var batch = _train.TakeRows(_steps.Rows.ToArray());
        return Report(Find(batch, failure.Spoiled), batch, [.. _progress.RecentLosses(MostLosses), failure.Loss], norms) with { IsExact = failure.IsExact };
    }

    private NonFiniteFinding Find(PreparedData batch, NonFiniteFinding? spoiled) =>
        _variables.FirstBad() ?? new NonFiniteSearch(_session, batch, _options.Seed, _progress.RandomState.Steps).Find()
        ?? (spoiled is null ? new(NonFinitePlace.Elsewhere, "", double.NaN) : spoiled with { Place = NonFinitePlace.Update });

    private NonFiniteReport Report(NonFiniteFinding found, PreparedData batch, IReadOnlyList<double> losses, IReadOnlyList<double> norms) => NonFiniteReport.Of(found, batch) with
    {
        Epoch = _progress.Epoch, Step = _progress.Step + 1, RecentLosses = losses, GradientNorms = norms, Causes = NonFiniteCauses.Of(found, new(losses, _progress.LearningRate, batch)),
    };
}
