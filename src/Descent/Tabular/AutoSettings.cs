using Descent.Activations;
using Descent.Assessments;
using Descent.Data;
using Descent.Graph;
using Descent.Initializers;
using Descent.Losses;
using Descent.Optimizers;
using Descent.Tabular.Series;
using Descent.Training.Forensics;

namespace Descent.Tabular;

/// <summary>
/// What <see cref="AutoTrainer"/> is told. Whatever is null is chosen from the size of the data and the task; <see cref="AutoPlan.Settings"/> then says what was chosen, and why.
/// </summary>
public sealed record AutoSettings
{
    /// <summary>More threads than this are a mistyped number.</summary>
    public const int MostThreads = 1024;

    /// <summary>The sizes of the hidden layers, in order; empty: none, which is a linear or logistic regression.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public ValueList<int>? Layers
    {
        get;
        init => field = value is null || value.All(units => units > 0) ? value : throw new ArgumentOutOfRangeException(nameof(Layers), $"Sizes of hidden layers need to be at least 1, got {string.Join(", ", value)}.");
    }

    /// <summary>What hidden layers apply.</summary>
    public ActivationFunction? Activation { get; init; }

    /// <summary>How the weights begin.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>The share of hidden values that each step leaves out, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies elsewhere.</exception>
    public double? Dropout { get; init => field = Share(value, nameof(Dropout)); }

    /// <summary>The penalty on the sizes of weights, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public double? L1 { get; init => field = NotNegative(value, nameof(L1)); }

    /// <summary>The penalty on the squares of weights, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public double? L2 { get; init => field = NotNegative(value, nameof(L2)); }

    /// <summary>What is made small.</summary>
    public Loss? Loss { get; init; }

    /// <summary>The task that the target is known to be; null: nothing was said, so that a loss that may mean another task is refused.</summary>
    public LearningTask? Task { get; init; }

    /// <summary>How gradients move the weights, with the course of the learning rate.</summary>
    public Func<OptimizerBasis, Optimizer>? Optimizer { get; init; }

    /// <summary>The rows that a step learns from, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? BatchSize { get; init => field = AtLeast(1, value, nameof(BatchSize)); }

    /// <summary>The passes over the training rows, at most; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? Epochs { get; init => field = AtLeast(1, value, nameof(Epochs)); }

    /// <summary>The epochs without a better validation loss after which training stops; 0: never, but the best epoch is kept.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? Patience { get; init => field = AtLeast(0, value, nameof(Patience)); }

    /// <summary>The share of all rows that only measure the result, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies elsewhere.</exception>
    public double? Test { get; init => field = Share(value, nameof(Test)); }

    /// <summary>The share of the other rows that decide when to stop, from 0 to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies elsewhere.</exception>
    public double? Validation { get; init => field = Share(value, nameof(Validation)); }

    /// <summary>
    /// Whether, once early stopping has found how long to train, a network begins afresh and learns as many epochs from the validation rows too; null: where the data is small.
    /// </summary>
    public bool? FinalFit { get; init; }

    /// <summary>The networks whose mean predicts, at least 1; each has first weights, shuffles and validation rows of its own. Null: one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? Ensemble { get; init => field = AtLeast(1, value, nameof(Ensemble)); }

    /// <summary>
    /// The settings to try, at least 2, the usual ones among them; those that are given stay as they are in all. The best by the loss on rows left out of its training is used; the test's rows have no part in it.
    /// In a cross-validation each fold searches by itself. Null: the usual settings are used.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int? Search { get; init => field = AtLeast(2, value, nameof(Search)); }

    /// <summary>The parts of a cross-validation, at least 2, which estimates how good such a model is; the model itself then learns from all rows but those of <see cref="Test"/>, by default none. Null: no cross-validation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int? Folds { get; init => field = AtLeast(2, value, nameof(Folds)); }

    /// <summary>How often the rows are shuffled and parted anew for <see cref="Folds"/>, at least 1. Null: once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? Repeats { get; init => field = AtLeast(1, value, nameof(Repeats)); }

    /// <summary>The time for all trainings together; each ends early enough, with its best network. The result then depends on the machine. Null: no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan? TimeLimit { get; init => field = value is null || value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "Training needs some time."); }

    /// <summary>Of the split, the first weights and the shuffles: equal seeds give equal files.</summary>
    public long Seed { get; init; }

    /// <summary>The threads that compute; the result does not depend on it. Null: as many as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1, or above <see cref="MostThreads"/>.</exception>
    public int? Threads { get; init => field = value is > MostThreads ? throw new ArgumentOutOfRangeException(nameof(Threads), value, $"At most {MostThreads} threads compute.") : AtLeast(1, value, nameof(Threads)); }

    /// <summary>
    /// Whether the last layer's weights are divided by the temperature with which the probabilities fit the validation rows best, so that a probability of 0.8 comes true in
    /// 8 of 10 cases; see <see cref="TemperatureScaling"/>. The predicted classes stay the same, but for an ensemble.
    /// </summary>
    public bool Calibrate { get; init; }

    /// <summary>What it costs to take a row of the first of two classes for the second, for the table of thresholds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double? FalsePositiveCost { get; init => field = NotNegative(value, nameof(FalsePositiveCost)); }

    /// <summary>What it costs to miss a row of the second of two classes, in the same unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double? FalseNegativeCost { get; init => field = NotNegative(value, nameof(FalseNegativeCost)); }

    /// <summary>What is done when a step is not finite.</summary>
    public NonFiniteAction OnNonFinite { get; init; }

    /// <summary>What is said about a time series; null: rows are no series, and their order means nothing.</summary>
    public SeriesSettings? Series { get; init; }

    /// <summary>Whether the checks before the first step are left out.</summary>
    public bool SkipChecks { get; init; }

    /// <summary>Whether the network first has to learn a few rows by heart, as one more check.</summary>
    public bool OverfitCheck { get; init; }

    private static int? AtLeast(int least, int? value, string name) => value is null || value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} needs to be at least {least}.");

    private static double? Share(double? value, string name) => value is null or (>= 0 and < 1) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} needs to lie in 0 .. 1 (1 excluded).");

    private static double? NotNegative(double? value, string name) => value is null or (>= 0 and < double.PositiveInfinity) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} needs to be a number of at least 0.");
}
