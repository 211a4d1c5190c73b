using System.Globalization;
using Descent.Activations;
using Descent.Data;
using Descent.Graph;
using Descent.Initializers;
using Descent.Optimizers;
using Descent.Tabular.Results;
using Descent.Tabular.Searching;

namespace Descent.Tabular;

/// <summary>Chooses what the settings leave open, and notes each value with its reason.</summary>
/// <param name="settings">What is given.</param>
/// <param name="searched">What a search chose for the rest; null: nothing.</param>
internal sealed class AutoPlanner(AutoSettings settings, SearchCandidate? searched = null)
{
    private const string Given = "given", ForAll = "serves data of any size", Search = "search";

    private readonly List<SettingSummary> _noted = [];

    private double Test => settings.Test ?? (settings.Folds is null ? AutoDefaults.Test : 0);

    private double Validation => settings.Validation ?? AutoDefaults.Validation;

    /// <summary>The rows' uses, which the seed determines.</summary>
    public Split Split(TabularData data) => data.Split(Validation * (1 - Test), Test, settings.Seed);

    /// <summary>Whether the network that predicts also learns from the rows that validate, which then have a part in the constants of the pipeline.</summary>
    public bool LearnsFromValidation(TabularData data, Split split) => split.Validation.Length > 0 && (settings.Ensemble > 1 || FinalFit(data, split));

    /// <summary>How rows that are split and encoded are trained on.</summary>
    /// <exception cref="UnsuitableLossException">The loss does not suit the target.</exception>
    public AutoPlan Plan(TabularData data, Split split, Pipeline pipeline)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{data.Table.RowCount:N0} rows");
        var usual = AutoDefaults.For(data.Table.RowCount);
        var (searchOrSize, searchOrAll) = searched is null ? (size, ForAll) : (Search, Search);
        var batchSize = Note("batch-size", settings.BatchSize ?? searched?.BatchSize ?? usual.BatchSize, settings.BatchSize is not null, searchOrSize);
        var epochs = Note("epochs", settings.Epochs ?? usual.Epochs, settings.Epochs is not null, size);
        return new()
        {
            Loss = Note("loss", TaskLoss.Choose(settings.Loss, pipeline.Output, settings.Task is not null), settings.Loss is not null, "the task"),
            Layers = Note("layers", settings.Layers ?? searched?.Layers ?? usual.Layers, settings.Layers is not null, searchOrSize),
            Activation = Note("activation", settings.Activation ?? ActivationFunction.Named(searched?.Activation ?? AutoDefaults.Activation), settings.Activation is not null, searchOrAll),
            Initializer = Note("initializer", settings.Initializer ?? new GlorotUniform(), settings.Initializer is not null, ForAll),
            Dropout = Note("dropout", settings.Dropout ?? searched?.Dropout ?? AutoDefaults.Dropout, settings.Dropout is not null, searchOrAll),
            L1 = Note("l1", settings.L1 ?? AutoDefaults.L1, settings.L1 is not null, ForAll),
            L2 = Note("l2", settings.L2 ?? searched?.L2 ?? usual.L2, settings.L2 is not null, searchOrSize),
            Optimizer = Optimizer(epochs, StepsPerEpoch(split, batchSize)),
            BatchSize = batchSize,
            Epochs = epochs,
            Patience = Note("patience", settings.Patience ?? usual.Patience, settings.Patience is not null, size),
            Test = Note("test", Test, settings.Test is not null, settings.Folds is null ? ForAll : "the folds measure"),
            Validation = Note("validation", Validation, settings.Validation is not null, ForAll),
            FinalFit = Note("final-fit", FinalFit(data, split), settings.FinalFit is not null, split.Validation.Length == 0 ? "no validation rows" : size),
            Calibrates = settings.Calibrate && split.Validation.Length > 0 && pipeline.Output.Task != LearningTask.Regression,
            Members = Note("ensemble", settings.Ensemble ?? 1, settings.Ensemble is not null, ForAll),
            Seed = settings.Seed,
            OnNonFinite = settings.OnNonFinite,
            Settings = _noted,
        };
    }

    /// <summary>Minibatches of one pass over the training rows.</summary>
    public static int StepsPerEpoch(Split split, int batchSize) => (split.Train.Length - 1) / batchSize + 1;

    private bool FinalFit(TabularData data, Split split) => split.Validation.Length > 0 && (settings.FinalFit ?? data.Table.RowCount <= AutoDefaults.FinalFitRows);

    /// <summary>What a training of this length is made with.</summary>
    public Optimizer OptimizerOf(int epochs, int stepsPerEpoch)
    {
        var rate = searched?.LearningRate ?? AutoDefaults.LearningRate;
        var usual = AutoDefaults.Optimizer(rate);
        return settings.Optimizer?.Invoke(new(usual, rate, epochs, stepsPerEpoch)) ?? usual;
    }

    private Optimizer Optimizer(int epochs, int stepsPerEpoch)
    {
        var optimizer = OptimizerOf(epochs, stepsPerEpoch);
        Note("learning-rate", optimizer.LearningRate.At(0), !SearchSpace.TakesRate(settings.Optimizer), searched is null ? ForAll : Search);
        return Note("optimizer", optimizer, settings.Optimizer is not null, ForAll);
    }

    private T Note<T>(string name, T value, bool isGiven, string reason) where T : notnull
    {
        _noted.Add(new(name, Text(value), isGiven ? Given : reason));
        return value;
    }

    /// <summary>A value as the command takes it.</summary>
    private static string Text(object value) => value switch
    {
        IReadOnlyList<int> sizes => sizes.Count == 0 ? "none" : string.Join(',', sizes),
        bool isTrue => isTrue ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => NearestName.Spelled(value.GetType().Name),
    };
}
