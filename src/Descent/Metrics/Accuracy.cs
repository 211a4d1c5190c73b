using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// How often a prediction is right, in the form that fits the shapes: <see cref="BinaryAccuracy"/> for one prediction a sample,
/// <see cref="CategoricalAccuracy"/> for targets of the predictions' shape, else <see cref="SparseCategoricalAccuracy"/>. This is
/// what Keras means by the text "accuracy"; its class <c>Accuracy</c> compares for equality.
/// </summary>
public sealed record Accuracy : MeanMetric
{
    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        MeanMetric fitting = MetricGraph.IsBinary(yPred) ? new BinaryAccuracy()
            : yTrue.Shape == yPred.Shape ? new CategoricalAccuracy()
            : new SparseCategoricalAccuracy();
        return fitting.Values(yTrue, yPred);
    }
}
