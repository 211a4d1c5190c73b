using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Losses;

namespace Descent.Metrics;

/// <summary>
/// A number that tells how good predictions are: over all batches of an epoch, not the average of the batches'. A name converts by
/// itself, in Keras's spelling or the class's: <c>"binary_accuracy"</c>, <c>"BinaryAccuracy"</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(Accuracy), "Accuracy")]
[JsonDerivedType(typeof(BinaryAccuracy), "BinaryAccuracy")]
[JsonDerivedType(typeof(CategoricalAccuracy), "CategoricalAccuracy")]
[JsonDerivedType(typeof(SparseCategoricalAccuracy), "SparseCategoricalAccuracy")]
[JsonDerivedType(typeof(TopKCategoricalAccuracy), "TopKCategoricalAccuracy")]
[JsonDerivedType(typeof(SparseTopKCategoricalAccuracy), "SparseTopKCategoricalAccuracy")]
[JsonDerivedType(typeof(LossMetric), "LossMetric")]
[JsonDerivedType(typeof(MeanSquaredErrorMetric), "MeanSquaredError")]
[JsonDerivedType(typeof(MeanAbsoluteErrorMetric), "MeanAbsoluteError")]
[JsonDerivedType(typeof(MeanAbsolutePercentageErrorMetric), "MeanAbsolutePercentageError")]
[JsonDerivedType(typeof(RootMeanSquaredError), "RootMeanSquaredError")]
[JsonDerivedType(typeof(LogLoss), "LogLoss")]
[JsonDerivedType(typeof(BrierScore), "BrierScore")]
[JsonDerivedType(typeof(R2Score), "R2Score")]
[JsonDerivedType(typeof(Precision), "Precision")]
[JsonDerivedType(typeof(Recall), "Recall")]
[JsonDerivedType(typeof(F1Score), "F1Score")]
[JsonDerivedType(typeof(RocAuc), "ROCAUC")]
[JsonDerivedType(typeof(PrAuc), "PRAUC")]
[JsonDerivedType(typeof(ConfusionMatrix), "ConfusionMatrix")]
[JsonDerivedType(typeof(MatthewsCorrelation), "MatthewsCorrelation")]
[JsonDerivedType(typeof(CohenKappa), "CohenKappa")]
public abstract record Metric
{
    /// <summary>Short names that the field uses, and the items they mean.</summary>
    internal static readonly (string Alias, string Name)[] Aliases =
    [
        ("mse", "MeanSquaredError"), ("mae", "MeanAbsoluteError"), ("mape", "MeanAbsolutePercentageError"), ("rmse", "RootMeanSquaredError"), ("auc", "ROCAUC"), ("acc", "Accuracy"),
    ];

    /// <summary>What the metric is called in histories and reports; by default the class's name in snake_case, such as <c>binary_accuracy</c>.</summary>
    public string Name { get => field ?? DefaultName; init => field = value == DefaultName ? null : value; }

    /// <summary>Whether a higher result is a better one.</summary>
    [JsonIgnore]
    public virtual bool HigherIsBetter => true;

    private protected virtual string DefaultName => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(GetType().Name);

    /// <summary>The metric of a name, with its default settings; a loss of that name where no metric has it.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static Metric Named(string name) =>
        !NamedItem.Has(name, MetricJson.Default.Metric) && NamedItem.Has(name, LossJson.Default.Loss) ? new LossMetric(Loss.Named(name))
        : NearestName.Plain(name) == NearestName.Plain(nameof(LossMetric)) ? throw new ArgumentException($"The metric \"{name}\" is the mean of a loss, and which one is not said: give the loss's own name, such as \"mse\".", nameof(name))
        : NamedItem.Create(name, "metric", MetricJson.Default.Metric, Aliases);

    /// <summary>The metric of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static implicit operator Metric(string name) => Named(name);

    /// <summary>The mean of a loss, as a metric.</summary>
    public static implicit operator Metric(Loss loss) => new LossMetric(loss);
}
