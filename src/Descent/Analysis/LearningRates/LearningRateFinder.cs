using System.Globalization;
using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Analysis.LearningRates;

/// <summary>
/// The learning-rate range test (Smith 2017, "Cyclical Learning Rates for Training Neural Networks"): trains a model while the rate rises by a factor a step, from one at which nothing happens to
/// one at which the loss explodes, and reads from the course of the loss which rate to begin with.
/// </summary>
public static class LearningRateFinder
{
    /// <summary>Makes the test. The model is left as it was: parameters, states, and its optimizer.</summary>
    /// <param name="model">The model, on which <c>Compile</c> was called: its optimizer is the one that is tested, its losses are what is made small.</param>
    /// <param name="data">Samples to train on.</param>
    /// <param name="options">Which rates, and how fast they rise; null: the defaults.</param>
    /// <exception cref="ArgumentException">The highest rate is not above the lowest.</exception>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input, output or layer.</exception>
    /// <exception cref="InvalidOperationException">The model is not compiled, or has nothing to train.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; the model is as it was.</exception>
    public static LearningRateCurve Run(Model model, TrainingData data, LearningRateFinderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new();
        if (options.LowestRate >= options.HighestRate)
            throw new ArgumentException($"{nameof(options.HighestRate)} needs to be above {nameof(options.LowestRate)}, got {options.LowestRate.ToString(CultureInfo.InvariantCulture)} to {options.HighestRate.ToString(CultureInfo.InvariantCulture)}: the rate rises.", nameof(options));
        model.EnsureBuilt([.. data.X.Select(PreparedData.Sample)]);
        var kept = new ParameterSnapshot([.. model.Variables.Select(variable => variable.Variable)]);
        kept.Take(0);
        try
        {
            return Train(model.Trainer, data, options);
        }
        finally
        {
            kept.Restore();
        }
    }

    private static LearningRateCurve Train(Trainer trainer, TrainingData data, LearningRateFinderOptions options)
    {
        var factor = PortableMath.Exp(PortableMath.Log(options.HighestRate / options.LowestRate) / (options.Steps - 1));
        var rising = trainer.Optimizer with { LearningRate = new ExponentialDecay(options.LowestRate, 1, factor), GradientAccumulationSteps = null };
        var test = new Trainer(trainer.Model, rising, [.. trainer.Outputs.Select(output => output with { Metrics = [] })], trainer.Backend);
        var record = new LossRecord(options, rising.LearningRate);
        // A step more than there are rates, for the effect of the last one; an epoch has at least one step.
        var history = test.Fit(data, new()
        {
            Epochs = options.Steps + 1,
            BatchSize = options.BatchSize,
            Seed = options.Seed,
            EarlyStopping = EarlyStopping.Off,
            Callbacks = [record],
            CancellationToken = options.CancellationToken,
        });
        options.CancellationToken.ThrowIfCancellationRequested();
        var settled = Math.Min((int)Math.Ceiling(2 / (1 - options.Smoothing)), options.Steps / 4);
        return new(record.Points, record.IsDiverged || history.StopReason!.Kind == StopKind.NonFiniteLoss, settled);
    }

    /// <summary>Keeps the loss of each step with the rate of the update before it, and ends the test when it explodes.</summary>
    private sealed class LossRecord(LearningRateFinderOptions options, Schedule rates) : Callback
    {
        private readonly List<LearningRatePoint> _points = [];
        private double _sum, _weight, _best = double.PositiveInfinity, _first = double.NaN;

        public IReadOnlyList<LearningRatePoint> Points => _points;

        public bool IsDiverged { get; private set; }

        public override void OnBatchEnd(TrainingProgress progress)
        {
            // The mean of the past losses, each counting a constant share less than the next one; divided by the shares' sum, so that it is not drawn to zero at first.
            _sum = options.Smoothing * _sum + (1 - options.Smoothing) * progress.Loss;
            _weight = options.Smoothing * _weight + (1 - options.Smoothing);
            var smoothed = _sum / _weight;
            if (progress.Step == 1) _first = progress.Loss;
            else _points.Add(new(rates.At(progress.Step - 2), progress.Loss, smoothed));
            _best = Math.Min(_best, smoothed);
            IsDiverged = smoothed > _best + options.Divergence * Math.Max(Math.Abs(_best), _first - _best);
            if (IsDiverged) progress.StopTraining("The loss has exploded.");
            else if (_points.Count == options.Steps) progress.StopTraining("All rates are tested.");
        }
    }
}
