using Descent.Data;
using Descent.Graph;
using Descent.Metrics;
using Descent.Training.Callbacks;
using Descent.Training.Stopping;

namespace Descent.Training;

/// <summary>One training: epochs of steps, what is recorded and watched after each, and the end.</summary>
internal sealed class TrainingLoop
{
    private readonly Trainer _trainer;
    private readonly Session _session;
    private readonly FitOptions _options;
    private readonly PreparedData _train;
    private readonly PreparedData? _validation;
    private readonly StepPrograms _steps;
    private readonly Minibatches _minibatches;
    private readonly MetricSums _metrics;
    private readonly History _history = new();
    private readonly TrainingProgress _progress;
    private readonly LastFiniteParameters _lastFinite;
    private readonly BestParameters? _best;
    private readonly EarlyStopping? _earlyStopping;
    private readonly ProgressReporter _reporter;
    private readonly Callback[] _callbacks;
    private readonly StoppingCondition[] _stepConditions;
    private readonly double[] _lossSums;
    private readonly bool _needsParameterChange;

    /// <exception cref="ArgumentException">An option names a series that is not recorded.</exception>
    public TrainingLoop(Trainer trainer, Session session, Func<StepExtras, StepPrograms> stepsFor, PreparedData train, PreparedData? validation, FitOptions options)
    {
        (_trainer, _session, _options, _train, _validation) = (trainer, session, options, train, validation);
        _callbacks = [.. options.Callbacks];
        _stepConditions = [.. options.StopWhen.Where(condition => condition.ChecksEveryStep)];
        _metrics = new(session.Objective);
        _lossSums = new double[session.Objective.LossNames.Count];
        _minibatches = new(train.Rows, options.BatchSize, options.Seed, options.Shuffle && options.BatchSize < train.Rows);
        _reporter = new(options.Progress, options.Clock);
        _earlyStopping = options.EarlyStopping ?? (validation is null ? null : new());
        if (_earlyStopping is { IsOff: true }) _earlyStopping = null;
        var series = new RecordedSeries(session.Objective, validation is not null);
        series.Require([.. _callbacks.SelectMany(callback => callback.Monitors), .. options.StopWhen.SelectMany(condition => condition.Monitors), .. _earlyStopping is null ? [] : new[] { _earlyStopping.Monitor }]);

        var start = options.Clock.GetTimestamp();
        _progress = new(session.Model, new(session.Objective, train, session.Backend, options.Seed), _history, new(session.Optimizer), () => options.Clock.GetElapsedTime(start), series.HigherIsBetter)
        {
            Epochs = options.Epochs,
            Batches = _minibatches.Count,
        };
        Variable[] kept = [.. session.Model.Variables.Select(variable => variable.Variable)];
        _lastFinite = new(kept);
        if (_earlyStopping is not null) _best = new(_earlyStopping, _progress.HigherIsBetter(_earlyStopping.Monitor, _earlyStopping.Mode), kept);
        _needsParameterChange = _callbacks.Any(callback => callback.NeedsParameterChange) || options.StopWhen.Any(condition => condition.NeedsParameterChange);
        var needsNorm = _callbacks.Any(callback => callback.NeedsGradientNorm) || options.StopWhen.Any(condition => condition.NeedsGradientNorm);
        _steps = stepsFor((needsNorm ? StepExtras.GradientNorm : 0) | (_metrics.NeedsPredictions ? StepExtras.Predictions : 0));
    }

    public History Run()
    {
        foreach (var callback in _callbacks) callback.OnTrainBegin(_progress);
        var reason = RunEpochs();
        LeaveParameters(reason);
        (_history.StopReason, _history.Steps, _history.Elapsed) = (reason, _progress.Step, _progress.Elapsed);
        foreach (var callback in _callbacks) callback.OnTrainEnd(_progress);
        _reporter.ReportNow(_progress);
        return _history;
    }

    private StopReason RunEpochs()
    {
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
            if (RunEpoch(epoch) is { } reason) return reason;
        return new(StopKind.Epochs, _options.Epochs == 1 ? "The one epoch is done." : $"All {_options.Epochs} epochs are done.");
    }

    private StopReason? RunEpoch(int epoch)
    {
        _lastFinite.TakeAtStart(epoch - 1);
        _minibatches.StartEpoch(_trainer.EpochsBegun++);
        _progress.Begin(epoch);
        _metrics.Reset();
        Array.Clear(_lossSums);
        foreach (var callback in _callbacks) callback.OnEpochBegin(_progress);
        var reason = RunSteps();
        return reason is { Kind: StopKind.NonFiniteLoss or StopKind.Cancelled } ? reason : EndEpoch(epoch) ?? reason;
    }

    /// <summary>The steps of an epoch, or of its beginning; allocates nothing unless metrics are computed on the host.</summary>
    internal StopReason? RunSteps()
    {
        for (var batch = 0; batch < _minibatches.Count; batch++)
        {
            if (_options.CancellationToken.IsCancellationRequested)
                return new(StopKind.Cancelled, $"Training was cancelled in epoch {_progress.Epoch} after {_progress.Step} steps.");
            var rows = _minibatches[batch];
            var step = _steps.Begin(rows.Length);
            rows.CopyTo(step.Context.Input<int>(ResidentData.RowsInput));
            step.Run(_options.Seed, _trainer.StepsMade++);
            var loss = step.Loss;
            _progress.EndStep(batch + 1, loss, rows.Length);
            if (!double.IsFinite(loss)) return NonFinite("The loss", loss, _train);
            _lastFinite.Confirm();
            Measure(step, rows);
            if (AfterStep() is { } reason) return reason;
        }
        return null;
    }

    private void Measure(CompiledStep step, ReadOnlySpan<int> rows)
    {
        var (context, places) = (step.Context, step.Outputs);
        _metrics.Add(context, places.Metrics);
        for (var i = 0; i < _lossSums.Length; i++) _lossSums[i] += rows.Length * context.ReadScalar(places.OutputLosses[i]);
        if (places.GradientNorm >= 0) _progress.SawGradientNorm(context.ReadScalar(places.GradientNorm));
        if (_metrics.NeedsPredictions) AddToHostMetrics(step, rows.ToArray());
    }

    private void AddToHostMetrics(CompiledStep step, int[] rows) =>
        _metrics.Add(output => (_train.Y[output].TakeRows(rows), step.Outputs.Predictions!.Read(step.Context, output, rows.Length)), _train.Weight?.TakeRows(rows));

    private StopReason? AfterStep()
    {
        foreach (var callback in _callbacks) callback.OnBatchEnd(_progress);
        _reporter.Report(_progress);
        if (_progress.Requested is not null) return _progress.Requested;
        foreach (var condition in _stepConditions)
            if (condition.Check(_progress) is { } reason) return reason;
        return null;
    }

    /// <summary>Records an epoch and asks whatever may end training after it.</summary>
    private StopReason? EndEpoch(int epoch)
    {
        if (_needsParameterChange) _progress.ParameterChange = _lastFinite.EpochStart.Distance();
        if (Record() is { } failed) return failed;
        var worn = _best?.Update(epoch, _history.Last(_earlyStopping!.Monitor));
        foreach (var callback in _callbacks) callback.OnEpochEnd(_progress);
        if (_progress.Requested is not null) return _progress.Requested;
        foreach (var condition in _options.StopWhen)
            if (!condition.ChecksEveryStep && condition.Check(_progress) is { } reason) return reason;
        return worn;
    }

    private StopReason? Record()
    {
        // Measured first: an epoch whose validation fails is not recorded at all.
        var validated = _validation is null ? null : _session.Evaluator.Evaluate(_validation);
        if (validated is not null && !double.IsFinite(validated.Loss)) return NonFinite("The validation loss", validated.Loss, _validation!);
        _history.Add("loss", _progress.MeanLoss);
        for (var i = 0; i < _lossSums.Length; i++) _history.Add(_session.Objective.LossNames[i], _lossSums[i] / _progress.Samples);
        foreach (var (name, result) in _metrics.Results()) AddScalar(name, result);
        foreach (var name in validated?.Names ?? []) AddScalar($"val_{name}", validated!.Result(name));
        return null;

        void AddScalar(string name, MetricResult result)
        {
            if (result.IsScalar) _history.Add(name, result.Value);
        }
    }

    private StopReason NonFinite(string what, double value, PreparedData data) =>
        new(StopKind.NonFiniteLoss, $"{what} is {value} in epoch {_progress.Epoch} at step {_progress.Step}: the model keeps the parameters of " +
            $"{(_best is { Epoch: > 0 } best ? $"its best epoch, {best.Epoch}" : _lastFinite.Epoch == 0 ? "the start" : $"epoch {_lastFinite.Epoch}")}. " +
            (NonFiniteValues.Find(_session.Model, data) ?? "A lower learning rate or clipping may help."));

    /// <summary>Gives the model the parameters that it shall have in the end.</summary>
    private void LeaveParameters(StopReason reason)
    {
        var failed = reason.Kind == StopKind.NonFiniteLoss;
        if (failed) _session.Optimizer.Reset();      // its slots may hold what is not finite
        if (_best is not null && _best.TryRestore()) _history.BestEpoch = _best.Epoch;
        else if (failed)
        {
            _lastFinite.Restore();
            _history.BestEpoch = _lastFinite.Epoch;
        }
        else
        {
            _session.Optimizer.OverwriteWithAverages();
            _history.BestEpoch = _history.Epochs;
        }
    }
}
