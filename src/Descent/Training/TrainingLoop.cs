using Descent.Data;
using Descent.Graph;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;
using Descent.Training.Forensics;

namespace Descent.Training;

/// <summary>One training: epochs of steps, what is recorded and watched after each, and the end.</summary>
internal sealed class TrainingLoop
{
    private readonly Trainer _trainer;
    private readonly Session _session;
    private readonly FitOptions _options;
    private readonly PreparedData _train;
    private readonly PreparedData? _validation;
    private readonly EpochSteps _steps;
    private readonly Minibatches _minibatches;
    private readonly EpochTotals _totals;
    private readonly History _history = new();
    private readonly TrainingProgress _progress;
    private readonly TrainingState _state;
    private readonly NonFiniteGuard _guard;
    private readonly Divergence _divergence = new();
    private readonly EpochStart? _epochStart;
    private readonly BestParameters? _best;
    private readonly EarlyStopping? _earlyStopping;
    private readonly ProgressReporter _reporter;
    private readonly Callback[] _callbacks;
    private readonly Checkpointing[] _checkpointing;
    private readonly StoppingRules _rules;

    /// <exception cref="ArgumentException">An option names a series that is not recorded.</exception>
    public TrainingLoop(Trainer trainer, Session session, Func<StepExtras, StepPrograms> stepsFor, PreparedData train, PreparedData? validation, FitOptions options)
    {
        (_trainer, _session, _options, _train, _validation) = (trainer, session, options, train, validation);
        _callbacks = [.. options.Callbacks];
        _checkpointing = [.. _callbacks.OfType<Checkpointing>()];
        _rules = new(options.StopWhen);
        _totals = new(session.Objective, train);
        _minibatches = new(train.Rows, options.BatchSize, options.Seed, options.Shuffle && options.BatchSize < train.Rows);
        _reporter = new(options.Progress, options.Clock);
        _earlyStopping = options.EarlyStoppingFor(validation is not null);
        var series = new RecordedSeries(session.Objective, validation is not null);
        series.Require([.. _callbacks.SelectMany(callback => callback.Monitors), .. options.StopWhen.SelectMany(condition => condition.Monitors), .. _earlyStopping is null ? [] : new[] { _earlyStopping.Monitor }]);

        var start = options.Clock.GetTimestamp();
        _progress = new(trainer, new(session.Objective, train, session.Backend, options.Seed), _history, new(session.Optimizer), () => options.Clock.GetElapsedTime(start), series.HigherIsBetter)
        {
            Epochs = options.Epochs,
            Batches = _minibatches.Count,
            Callbacks = _callbacks,
        };
        Variable[] kept = [.. session.Model.Variables.Select(variable => variable.Variable)];
        if (_earlyStopping is not null) _best = new(_earlyStopping, _progress.HigherIsBetter(_earlyStopping.Monitor, _earlyStopping.Mode), kept);
        if (_callbacks.Any(callback => callback.NeedsParameterChange) || options.StopWhen.Any(condition => condition.NeedsParameterChange)) _epochStart = new(kept);
        var needsNorm = _callbacks.Any(callback => callback.NeedsGradientNorm) || options.StopWhen.Any(condition => condition.NeedsGradientNorm);
        var programs = stepsFor((needsNorm ? StepExtras.GradientNorm : 0) | (_totals.NeedsPredictions ? StepExtras.Predictions : 0));
        _steps = new(trainer, programs, _minibatches, _totals, _progress, options.Seed);
        _guard = new(trainer, session, options, train, _progress, _steps, _totals);
        ITrainingPart?[] parts = [new VariableValues(kept), new OptimizerSlots(session.Optimizer), new TrainerCounters(trainer), _progress, _totals, _history, _guard, _epochStart, _best];
        _state = new([.. parts.OfType<ITrainingPart>()], new(_callbacks));
    }

    /// <summary>Trains from the start, or from a checkpoint on.</summary>
    /// <exception cref="CheckpointMismatchException">The checkpoint is of another training, and that was not forced.</exception>
    public History Run(Checkpoint? checkpoint)
    {
        var identity = checkpoint is null && _checkpointing.Length == 0 ? null : RunIdentity.Of(_trainer, _options, _earlyStopping, _train, _validation);
        var resumption = checkpoint is null ? null : new Resumption(checkpoint, identity!, _options);
        resumption?.Restore(_state);
        foreach (var callback in _callbacks) callback.OnTrainBegin(_progress);
        resumption?.RestoreCallbacks(_state, _progress);
        foreach (var checkpointing in _checkpointing) checkpointing.Begin(new(_state, identity!, _totals), checkpoint, _progress, _options.Clock);
        var reason = (checkpoint is null ? null : GoOn()) ?? RunEpochs();
        LeaveParameters(reason);
        (_history.StopReason, _history.Steps, _history.Elapsed, _history.RandomState) = (reason, _progress.Step, _progress.Elapsed, _progress.RandomState);
        foreach (var callback in _callbacks) callback.OnTrainEnd(_progress);
        _reporter.ReportNow(_progress);
        return _history;
    }

    /// <summary>Goes on from where a checkpoint was taken. What ended training there ends it again.</summary>
    private StopReason? GoOn()
    {
        if (_progress.Epoch == 0) return null;
        if (!_progress.IsWithinEpoch) return EndAfterEpoch() ?? _rules.AfterStep(_progress);
        _minibatches.StartEpoch(_trainer.EpochsBegun - 1);
        _guard.GoOn();
        return FinishEpoch(_rules.AfterStep(_progress) ?? RunSteps());
    }

    private StopReason RunEpochs()
    {
        while (_progress.Epoch < _options.Epochs)
        {
            if (IsCancelled)
            {
                Settle(StopKind.Cancelled);
                return Cancelled();
            }
            BeginEpoch(_progress.Epoch + 1);
            if (FinishEpoch(RunSteps()) is { } reason) return reason;
        }
        return new(StopKind.Epochs, _options.Epochs == 1 ? "The one epoch is done." : $"All {_options.Epochs} epochs are done.");
    }

    private void BeginEpoch(int epoch)
    {
        _epochStart?.Take(epoch - 1);
        _minibatches.StartEpoch(_trainer.EpochsBegun++);
        _progress.Begin(epoch);
        _totals.Reset();
        foreach (var callback in _callbacks) callback.OnEpochBegin(_progress);
        _guard.BeginEpoch();
    }

    /// <summary>The steps of an epoch, or of the rest of it, or of its beginning; allocates nothing unless metrics are computed on the host.</summary>
    private StopReason? RunSteps()
    {
        while (_progress.Batch < _minibatches.Count)
        {
            var reason = IsCancelled ? Cancelled() : null;
            var isFinite = reason is not null || _steps.MakeNext();
            if (isFinite) reason ??= AfterStep();
            // What the next step's loss would show is looked for where none follows, and where it would be saved.
            var isDue = isFinite && IsCheckpointDue;
            var isPause = reason is not null || !_progress.IsWithinEpoch || isDue;
            if (!isFinite || isPause && !_guard.VariablesAreFinite) reason = _guard.Handle() ?? _rules.AfterStep(_progress);
            else if (isDue && _progress.IsWithinEpoch && reason is null) Settle();
            if (reason is not null) return reason;
        }
        return null;
    }

    private StopReason? AfterStep()
    {
        foreach (var callback in _callbacks) callback.OnBatchEnd(_progress);
        _reporter.Report(_progress);
        return _progress.Requested ?? _rules.AfterStep(_progress);
    }

    /// <summary>What follows on the steps of an epoch. The state of an epoch that ends early is saved before the epoch is recorded, for it can be gone on with.</summary>
    private StopReason? FinishEpoch(StopReason? reason)
    {
        if (reason is { Kind: StopKind.NonFiniteLoss }) return reason;
        var isPart = _progress.IsWithinEpoch;
        if (isPart) Settle(reason?.Kind);
        if (reason is { Kind: StopKind.Cancelled }) return reason;
        reason = EndEpoch() ?? reason;
        if (!isPart && reason is not { Kind: StopKind.NonFiniteLoss }) Settle(reason?.Kind ?? (_progress.Epoch == _options.Epochs ? StopKind.Epochs : null));
        return reason;
    }

    /// <summary>Records an epoch and asks whatever may end training after it.</summary>
    private StopReason? EndEpoch()
    {
        if (_epochStart is not null) _progress.ParameterChange = _epochStart.Distance();
        if (Record() is { } failed) return failed;
        _best?.Update(_progress.Epoch, _history.Last(_earlyStopping!.Monitor));
        foreach (var callback in _callbacks) callback.OnEpochEnd(_progress);
        return _progress.Requested ?? EndAfterEpoch();
    }

    private StopReason? EndAfterEpoch() => _rules.AfterEpoch(_progress) ?? _best?.Check(_progress.Epoch);

    private StopReason? Record()
    {
        // Measured first: an epoch whose validation fails is not recorded at all.
        var validated = _validation is null ? null : _session.Evaluator.Evaluate(_validation);
        if (validated is not null && !double.IsFinite(validated.Loss)) return NonFiniteValidation(validated.Loss);
        _totals.Record(_history, _progress);
        if (_divergence.Warning(_history["loss"], _progress.FirstLoss, Math.Min(_options.BatchSize, _train.Rows)) is { } warning) _progress.Warn(warning);
        foreach (var name in validated?.Names ?? []) _history.AddScalar($"val_{name}", validated!.Result(name));
        return null;
    }

    /// <summary>Nothing more will change before the next step: the moment for checkpoints.</summary>
    private void Settle(StopKind? end = null)
    {
        foreach (var checkpointing in _checkpointing) checkpointing.Settle(_progress, end);
    }

    private bool IsCancelled => _options.CancellationToken.IsCancellationRequested;

    private bool IsCheckpointDue
    {
        get
        {
            foreach (var checkpointing in _checkpointing)
                if (checkpointing.IsDue(_progress)) return true;
            return false;
        }
    }

    private StopReason Cancelled() => new(StopKind.Cancelled, _progress.Epoch == 0 ? "Training was cancelled before its first step."
        : $"Training was cancelled in epoch {_progress.Epoch} after {_progress.Step} steps.");

    private StopReason NonFiniteValidation(double loss) =>
        new(StopKind.NonFiniteLoss, $"The validation loss is {NonFiniteReport.Text(loss)} in epoch {_progress.Epoch} at step {_progress.Step}, though the parameters are finite. " +
            (NonFiniteValues.Find(_session.Model, _validation!) is { } found ? $"For validation {NonFiniteReport.Of(found, _validation!).Where}: fill it in, or leave such rows out." : "A lower learning rate or clipping may help."));

    /// <summary>Gives the model the parameters that it shall have in the end.</summary>
    private void LeaveParameters(StopReason reason)
    {
        var failed = reason.Kind == StopKind.NonFiniteLoss;
        if (_best is not null && _best.TryRestore())
        {
            if (failed) _session.Optimizer.Reset();      // what it keeps belongs to other parameters
            _history.BestEpoch = _best.Epoch;
            return;
        }
        if (!failed) _session.Optimizer.OverwriteWithAverages();
        _history.BestEpoch = _history.Epochs;
    }
}
