using System.Globalization;
using Descent.Activations;
using Descent.Data;
using Descent.Graph;
using Descent.Initializers;
using Descent.Optimizers;
using Descent.Tabular.Results;

namespace Descent.Tabular;

/// <summary>Chooses what the settings leave open, and notes each value with its reason.</summary>
internal sealed class AutoPlanner(AutoSettings settings)
{
    private const string Given = "given", ForAll = "serves data of any size";

    private readonly List<SettingSummary> _noted = [];

    private double Test => settings.Test ?? AutoDefaults.Test;

    private double Validation => settings.Validation ?? AutoDefaults.Validation;

    /// <summary>The rows' uses, which the seed determines.</summary>
    public Split Split(TabularData data) => data.Split(Validation * (1 - Test), Test, settings.Seed);

    /// <summary>How rows that are split and encoded are trained on.</summary>
    /// <exception cref="UnsuitableLossException">The loss does not suit the target.</exception>
    public AutoPlan Plan(TabularData data, Split split, Pipeline pipeline)
    {
        var rows = data.Table.RowCount;
        var size = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows");
        var (batchSize, epochs) = (Note("batch-size", settings.BatchSize ?? AutoDefaults.BatchSize, settings.BatchSize is not null, ForAll), Note("epochs", settings.Epochs ?? AutoDefaults.Epochs, settings.Epochs is not null, ForAll));
        return new()
        {
            Loss = Note("loss", TaskLoss.Choose(settings.Loss, pipeline.Output, settings.Task is not null), settings.Loss is not null, "the task"),
            Layers = Note("layers", settings.Layers ?? AutoDefaults.Layers(rows), settings.Layers is not null, size),
            Activation = Note("activation", settings.Activation ?? ActivationFunction.Named(AutoDefaults.Activation), settings.Activation is not null, ForAll),
            Initializer = Note("initializer", settings.Initializer ?? new GlorotUniform(), settings.Initializer is not null, ForAll),
            Dropout = Note("dropout", settings.Dropout ?? AutoDefaults.Dropout, settings.Dropout is not null, ForAll),
            L1 = Note("l1", settings.L1 ?? AutoDefaults.L1, settings.L1 is not null, ForAll),
            L2 = Note("l2", settings.L2 ?? AutoDefaults.L2, settings.L2 is not null, ForAll),
            Optimizer = Optimizer(epochs, (split.Train.Length - 1) / batchSize + 1),
            BatchSize = batchSize,
            Epochs = epochs,
            Patience = Note("patience", settings.Patience ?? AutoDefaults.Patience, settings.Patience is not null, ForAll),
            Test = Note("test", Test, settings.Test is not null, ForAll),
            Validation = Note("validation", Validation, settings.Validation is not null, ForAll),
            Seed = settings.Seed,
            OnNonFinite = settings.OnNonFinite,
            Settings = _noted,
        };
    }

    private Optimizer Optimizer(int epochs, int stepsPerEpoch)
    {
        var usual = AutoDefaults.Optimizer(AutoDefaults.LearningRate);
        var optimizer = settings.Optimizer?.Invoke(new(usual, AutoDefaults.LearningRate, epochs, stepsPerEpoch)) ?? usual;
        Note("learning-rate", optimizer.LearningRate.At(0), settings.Optimizer is not null, ForAll);
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
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => NearestName.Spelled(value.GetType().Name),
    };
}
