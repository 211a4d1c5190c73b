using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// A metric that is the weighted mean of a value for each sample, <c>sum w v / sum w</c> over all batches, 0 where all weights are. The values are graph code, so a
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
    /// <param name="mask">Null, or Bool <c>[batch, time]</c> for values <c>[batch, time, ..]</c>, false for steps of weight 0: the metric is then the mean over the real steps.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public (Tensor Sum, Tensor Weight) Totals(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null, Tensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        var values = Values(yTrue, yPred).Cast(yPred.DType);
        if (mask is not null) return Totals(values, sampleWeight, mask);
        var samples = Averaged(values, 1);
        if (sampleWeight is null) return (samples.Sum(), Tensor.Constant(samples.Shape.Size, samples.DType));
        var weights = Weights(sampleWeight, samples);
        return ((samples * weights).Sum(), weights.Sum());
    }

    private (Tensor Sum, Tensor Weight) Totals(Tensor values, Tensor? sampleWeight, Tensor mask)
    {
        if (mask.DType != DType.Bool || mask.Shape.Rank != 2 || !values.Shape.BeginsWith(mask.Shape))
            throw new ShapeException($"The metric {Name} gives values of shape {values.Shape}, and the mask of its predictions is {mask.Describe()}: a mask needs to be Bool[batch, time], and each step to have a value.");
        var steps = Averaged(values, 2);
        var weights = mask.Cast(steps.DType);
        if (sampleWeight is not null) weights *= Weights(sampleWeight, steps).RepeatAlong(steps.Shape);
        return ((mask.Select(steps, steps.Like(0)) * weights).Sum(), weights.Sum());
    }

    private Tensor Weights(Tensor sampleWeight, Tensor values) => values.Shape.Rank > 0 && sampleWeight.Shape == values.Shape[..1] ? sampleWeight.Cast(values.DType)
        : throw new ShapeException($"The metric {Name} needs one weight a sample, {values.Shape[..Math.Min(1, values.Shape.Rank)]}, got weights of shape {sampleWeight.Shape}.");

    /// <summary>The means of values over all axes but the first ones.</summary>
    private static Tensor Averaged(Tensor values, int axes)
    {
        ReadOnlySpan<int> lengths = [.. values.Shape[..Math.Min(axes, values.Shape.Rank)], -1];
        return values.Shape.Rank <= axes ? values : values.Reshape(lengths).Mean(axes);
    }
}
