using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// A metric that is the weighted mean of a value for each sample, <c>sum w v / sum w</c> over all batches. The values are graph code, so a
/// metric of one's own is one expression over <see cref="Tensor"/>.
/// </summary>
public abstract record MeanMetric : Metric
{
    /// <summary>The values whose mean is the metric, floating-point, <c>[batch]</c>; values of more axes are averaged over these first.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions, floating-point.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public abstract Tensor Values(Tensor yTrue, Tensor yPred);

    /// <summary>The result from the mean, such as its root; by default the mean itself.</summary>
    public virtual double Finish(double mean) => mean;

    /// <summary>What a batch adds: the sum of the weighted values and the sum of the weights, both scalars of the predictions' type.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions, floating-point.</param>
    /// <param name="sampleWeight">A weight for each sample, <c>[batch]</c>, or null for 1 each.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public (Tensor Sum, Tensor Weight) Totals(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        var values = Values(yTrue, yPred).Cast(yPred.DType);
        var samples = values.Shape.Rank < 2 ? values : values.Reshape(values.Shape[0], -1).Mean(1);
        if (sampleWeight is null) return (samples.Sum(), Tensor.Constant(samples.Shape.Size, samples.DType));
        if (sampleWeight.Shape != samples.Shape)
            throw new ShapeException($"The metric {Name} needs one weight a sample, {samples.Shape}, got weights of shape {sampleWeight.Shape}.");
        var weights = sampleWeight.Cast(samples.DType);
        return ((samples * weights).Sum(), weights.Sum());
    }
}
