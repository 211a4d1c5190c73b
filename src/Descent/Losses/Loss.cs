using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Losses;

/// <summary>
/// What training makes small: one value a sample, from targets and predictions, and their sum over the batch. Graph code over
/// <see cref="Tensor"/>, with its gradient for free; a user's own is a record with one method. A name converts by itself, in Keras's
/// spelling or the class's: <c>"mse"</c>, <c>"binary_crossentropy"</c>, <c>"Huber"</c>.
/// </summary>
/// <example><code>public sealed record Cubic : Loss
/// {
///     protected override Tensor Values(Tensor yTrue, Tensor yPred) => (yPred - yTrue).Abs().Power(3).Mean(-1);
/// }</code></example>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(MeanSquaredError), "MeanSquaredError")]
[JsonDerivedType(typeof(MeanAbsoluteError), "MeanAbsoluteError")]
[JsonDerivedType(typeof(MeanAbsolutePercentageError), "MeanAbsolutePercentageError")]
[JsonDerivedType(typeof(MeanSquaredLogarithmicError), "MeanSquaredLogarithmicError")]
[JsonDerivedType(typeof(Huber), "Huber")]
[JsonDerivedType(typeof(LogCosh), "LogCosh")]
[JsonDerivedType(typeof(BinaryCrossentropy), "BinaryCrossentropy")]
[JsonDerivedType(typeof(BinaryFocalCrossentropy), "BinaryFocalCrossentropy")]
[JsonDerivedType(typeof(CategoricalCrossentropy), "CategoricalCrossentropy")]
[JsonDerivedType(typeof(SparseCategoricalCrossentropy), "SparseCategoricalCrossentropy")]
[JsonDerivedType(typeof(KLDivergence), "KLDivergence")]
[JsonDerivedType(typeof(Poisson), "Poisson")]
[JsonDerivedType(typeof(Hinge), "Hinge")]
[JsonDerivedType(typeof(SquaredHinge), "SquaredHinge")]
[JsonDerivedType(typeof(CategoricalHinge), "CategoricalHinge")]
[JsonDerivedType(typeof(CosineSimilarity), "CosineSimilarity")]
public abstract record Loss
{
    /// <summary>How the samples' values become one number.</summary>
    public LossReduction Reduction { get; init; }

    /// <summary>Whether targets are class numbers, one a place of <c>yPred</c> without its last axis, instead of values of <c>yPred</c>'s shape.</summary>
    [JsonIgnore]
    public virtual bool TakesLabels => false;

    /// <summary>The loss of a batch.</summary>
    /// <param name="yTrue">Targets of any element type and of the shape of <paramref name="yPred"/>; for a loss that takes labels, that shape without the last axis, or with a last axis of one.</param>
    /// <param name="yPred">Predictions, <c>[batch, .., n]</c>, of a floating-point type.</param>
    /// <param name="sampleWeight">Null, <c>[batch]</c>, or of the values' shape, which is <paramref name="yPred"/>'s without its last axis.</param>
    /// <param name="mask">Null, or Bool of the first axes of the values' shape, such as <c>[batch, time]</c>: where it is false the value is 0, whatever stands there (NaN included), and does not count in the mean.</param>
    /// <returns>A scalar, 0 where no value counts; with <see cref="LossReduction.None"/> the weighted values.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together; the message names the loss and the remedy.</exception>
    public Tensor Call(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null, Tensor? mask = null)
    {
        var (values, counted) = Samples(yTrue, yPred, sampleWeight, mask);
        return Reduction switch
        {
            LossReduction.None => values,
            LossReduction.Sum => values.Sum(),
            _ => values.Sum() / (counted?.Cast(values.DType).Sum().Maximum(1) ?? Tensor.Constant(values.Shape.Size, values.DType)),        // none counted: 0 / 1
        };
    }

    /// <summary>The loss of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static Loss Named(string name) => NamedItem.Create(name, "loss", LossJson.Default.Loss,
        ("mse", "MeanSquaredError"), ("mae", "MeanAbsoluteError"), ("mape", "MeanAbsolutePercentageError"), ("msle", "MeanSquaredLogarithmicError"),
        ("bce", "BinaryCrossentropy"), ("kld", "KLDivergence"));

    /// <summary>The loss of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static implicit operator Loss(string name) => Named(name);

    /// <summary>A loss from a function of targets and predictions that gives one value a sample. It cannot be saved in a file: for that, write a record and register it.</summary>
    public static Loss Of(Func<Tensor, Tensor, Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new FunctionLoss(values);
    }

    /// <summary>One value a sample.</summary>
    /// <param name="yTrue">Targets of the type and shape of <paramref name="yPred"/>, or Int32 labels <c>[batch, ..]</c> for a loss that takes labels.</param>
    /// <param name="yPred">Predictions, <c>[batch, .., n]</c>.</param>
    /// <returns>The values, as a rule <c>[batch, ..]</c>.</returns>
    protected abstract Tensor Values(Tensor yTrue, Tensor yPred);

    /// <summary>The weighted values, and which of them <see cref="LossReduction.SumOverBatchSize"/> counts: Bool of their shape, null for all.</summary>
    internal (Tensor Values, Tensor? Counted) Samples(Tensor yTrue, Tensor yPred, Tensor? sampleWeight, Tensor? mask)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        var targets = LossArguments.Targets(this, yTrue, yPred);
        var values = Values(LossArguments.WithoutPadding(targets, mask), LossArguments.WithoutPadding(yPred, mask));
        var counted = Counted(targets);
        if (mask is not null)
        {
            mask = LossArguments.Mask(this, mask, values);
            (values, counted) = (mask.Select(values, values.Like(0)), counted is null ? mask : counted & mask);
        }
        if (sampleWeight is not null) values *= LossArguments.Weights(this, sampleWeight, values);
        return (values, counted);
    }

    /// <summary>Which values count by their targets: Bool of the values' shape, null for all.</summary>
    private protected virtual Tensor? Counted(Tensor yTrue) => null;
}
