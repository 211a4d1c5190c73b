using Descent.Graph;
using Descent.Training.Callbacks;
using Descent.Training.Forensics;
using Descent.Training.Stopping;

namespace Descent.Training;

/// <summary>How to train. Names and defaults are those of Keras's <c>fit</c>, where it has the thing.</summary>
public sealed record FitOptions
{
    /// <summary>The number of passes over the training data, at least 1.</summary>
    public int Epochs { get; init => field = AtLeastOne(value, nameof(Epochs)); } = 1;

    /// <summary>
    /// Samples a step learns from: 1 is stochastic gradient descent, the number of samples or more is batch gradient descent. They are
    /// sampled without replacement; an epoch's last batch may be smaller.
    /// </summary>
    public int BatchSize { get; init => field = AtLeastOne(value, nameof(BatchSize)); } = 32;

    /// <summary>Whether each epoch visits the samples in another order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The share of the samples that is kept for validation, from 0 (none) to below 1: shuffled, and stratified where the targets are classes. (Keras takes the
    /// last samples, unshuffled.)
    /// </summary>
    public double ValidationSplit
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(ValidationSplit), value, "The share of validation samples needs to lie in 0 .. 1 (1 excluded).");
    }

    /// <summary>Data to validate on after each epoch; null: none, or <see cref="ValidationSplit"/>.</summary>
    public TrainingData? ValidationData { get; init; }

    /// <summary>
    /// A weight for each class, which multiplies the loss of its samples; every class needs one. The sum is divided by the number of samples, not by the sum
    /// of weights: a sample of weight 2 pulls as two samples do.
    /// </summary>
    public IReadOnlyDictionary<int, double>? ClassWeight { get; init; }

    /// <summary>A weight for each sample, <c>[n]</c>, which multiplies its loss.</summary>
    public TensorData? SampleWeight { get; init; }

    /// <summary>Are called while the model trains, in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>Further conditions on which training ends; the first that is met ends it.</summary>
    public IReadOnlyList<StoppingCondition> StopWhen { get; init; } = [];

    /// <summary>
    /// Early stopping, which also keeps the best epoch's parameters. Null: with its defaults if there is validation data, else none; <see cref="EarlyStopping.Off"/>
    /// turns it off.
    /// </summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>What is done when a step's loss, gradient or update is NaN or infinite; <see cref="History.NonFiniteSteps"/> then says where it came from. A validation loss that is not finite always ends training.</summary>
    public NonFiniteAction OnNonFinite
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(OnNonFinite), value, $"There is no such action: choose {string.Join(", ", Enum.GetNames<NonFiniteAction>())}.");
    }

    /// <summary>The seed of the shuffles, the validation split and of dropout's masks. Equal seeds give equal bits.</summary>
    public long Seed { get; init; }

    /// <summary>Is told how far training is, at most ten times a second and at the end.</summary>
    public IProgress<TrainingReport>? Progress { get; init; }

    /// <summary>The clock of <see cref="TimeLimit"/> and of reports.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ends training after the running step; the model keeps the best parameters, and no exception is thrown.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// A folder that <see cref="Checkpoints.Checkpointing"/> saved to, or a file of it: training goes on from there, bit for bit as if it had not been interrupted. <see cref="Epochs"/> counts from the first one of
    /// all and may be more than it was. Model, optimizer, losses, metrics, data and the options that the bits depend on need to be the same. Null: training begins.
    /// </summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public string? Resume
    {
        get;
        init => field = value is "" ? throw new ArgumentException("Resume needs a folder of checkpoints, or null to begin anew; got an empty text.", nameof(Resume)) : value;
    }

    /// <summary>Whether training is resumed also where something differs from the training that was saved; <see cref="History.Warnings"/> then says what.</summary>
    public bool ForceResume { get; init; }

    /// <summary>The early stopping in force; null for none.</summary>
    internal EarlyStopping? EarlyStoppingFor(bool validates) => (EarlyStopping ?? (validates ? new() : null)) is { IsOff: false } settings ? settings : null;

    private static int AtLeastOne(int value, string name) => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} needs to be at least 1.");
}
