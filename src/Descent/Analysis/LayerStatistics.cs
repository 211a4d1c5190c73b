using Descent.Backends.Cpu;
using Descent.Graph;
using Descent.Losses;
using Descent.Models;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Analysis;

/// <summary>
/// Watches every layer while a model trains: the distribution of its parameters, their gradients and its outputs, how far a step moves the parameters, and which share of
/// units is dead or saturated. <see cref="History"/> has one observation before the first step, and one after each epoch, or after every so many steps.
/// </summary>
/// <remarks>
/// <para>Gradients and outputs are those of a probe, some samples that stay the same, computed in training mode by a program of its own: the training gives the same bits
/// with and without it.</para>
/// <para>An observation takes about 0.1 ms for a net 29-16-1 on 206 rows, and 6 ms for 784-128-10 on 256 rows, which is 2% of an epoch of 60,000 rows in batches of 64
/// (one thread of an AMD EPYC with AVX-512).</para>
/// </remarks>
public sealed class LayerStatistics : Callback
{
    private readonly TrainingData? _probe;
    private readonly List<LayerObservation> _history = [];
    private ObservationProgram? _program;

    /// <summary>A watcher.</summary>
    /// <param name="probe">The samples to look at; null for some that lie evenly over the training data.</param>
    public LayerStatistics(TrainingData? probe = null) => _probe = probe;

    /// <summary>After how many steps an observation is made; null: after each epoch.</summary>
    public int? EverySteps { get; init => field = value is null or > 0 ? value : throw Outside(nameof(EverySteps), value.Value); }

    /// <summary>How many training samples are looked at where no probe is given, at most.</summary>
    public int ProbeRows { get; init => field = value > 1 ? value : throw new ArgumentOutOfRangeException(nameof(ProbeRows), value, "A probe needs at least 2 samples."); } = 256;

    /// <summary>The number of bins of histograms.</summary>
    public int Bins { get; init => field = value > 0 ? value : throw Outside(nameof(Bins), value); } = 30;

    /// <summary>How near to a bound a value is saturated, as a share of the distance between both bounds, below 0.5; see <see cref="ActivationStatistics.SaturatedShare"/>.</summary>
    public double SaturationMargin
    {
        get;
        init => field = value is > 0 and < 0.5 ? value : throw new ArgumentOutOfRangeException(nameof(SaturationMargin), value, "The margin needs to lie between 0 and 0.5.");
    } = 0.01;

    /// <summary>Which epochs are looked at; null: all. An answer needs to hold from an epoch's begin to its end.</summary>
    internal Func<int, bool>? Epochs { get; init; }

    /// <summary>The observations of the last training, in order.</summary>
    public IReadOnlyList<LayerObservation> History => _history;

    /// <summary>Looks at a model once, without training.</summary>
    /// <param name="model">The model.</param>
    /// <param name="x">The samples, <c>[n, ..]</c>.</param>
    /// <param name="y">Their targets, <c>[n, ..]</c>.</param>
    /// <param name="loss">The loss.</param>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input, output or layer.</exception>
    public LayerObservation Measure(Model model, TensorData x, TensorData y, Loss loss) => Measure(model, new(x, y), new OutputObjective(loss));

    /// <summary>Looks at a model of any number of inputs and outputs once, without training.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The samples.</param>
    /// <param name="outputs">What each output is trained for, in the order of the model's outputs.</param>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input, output or layer.</exception>
    public LayerObservation Measure(Model model, TrainingData data, params IReadOnlyList<OutputObjective> outputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(outputs);
        model.EnsureBuilt([.. data.X.Select(PreparedData.Sample)]);
        var objective = new Objective(model, outputs);
        return new ObservationProgram(model, objective, PreparedData.For(model, objective.Losses, data, data.SampleWeight), CpuBackend.Default, 0, this).Observe(0, 0);
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (objective, train, backend, seed) = progress.Subject;
        var probe = _probe ?? Spread(train);
        _program = new(progress.Model, objective, PreparedData.For(progress.Model, objective.Losses, probe, probe.SampleWeight), backend, seed, this);
        _history.Clear();
        _history.Add(_program.Observe(progress.Epoch, progress.Step));
        if (progress.IsWithinEpoch && IsDueNext(progress)) _program.Weights.Remember();
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (IsDueNext(progress)) _program!.Weights.Remember();
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (EverySteps is { } steps && progress.Step % steps == 0) _history.Add(_program!.Observe(progress.Epoch, progress.Step));
        if (progress.Batch < progress.Batches && IsDueNext(progress)) _program!.Weights.Remember();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (EverySteps is null && Epochs?.Invoke(progress.Epoch) != false) _history.Add(_program!.Observe(progress.Epoch, progress.Step));
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingProgress progress) => _program = null;

    /// <summary>Whether an observation follows on the next step.</summary>
    private bool IsDueNext(TrainingProgress progress) =>
        EverySteps is { } steps ? (progress.Step + 1) % steps == 0 : progress.Batch + 1 == progress.Batches && Epochs?.Invoke(progress.Epoch) != false;

    private TrainingData Spread(PreparedData data)
    {
        var count = Math.Min(ProbeRows, data.Rows);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * data.Rows / count))];
        return new([.. data.X.Select(values => values.TakeRows(rows))], [.. data.Y.Select(values => values.TakeRows(rows))], data.Weight?.TakeRows(rows));
    }

    private static ArgumentOutOfRangeException Outside(string name, int value) => new(name, value, $"{name} needs to be at least 1.");
}
