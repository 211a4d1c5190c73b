using Descent.Graph;

namespace Descent.Metrics;

/// <summary>Gathers what a <see cref="HostMetric"/> needs, batch by batch.</summary>
public abstract class MetricAccumulator
{
    /// <summary>Adds a batch.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample, <c>[batch]</c>, or null for 1 each.</param>
    /// <param name="mask">Null, or Bool <c>[batch, time]</c> for targets and predictions <c>[batch, time, ..]</c>: each step where it is true is then a sample, with its row's weight.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="ArgumentException">A target or prediction is none that the metric can judge.</exception>
    public void Update(TensorData yTrue, TensorData yPred, TensorData? sampleWeight = null, TensorData? mask = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        if (sampleWeight is not null && sampleWeight.Shape.Size != yPred.Rows)
            throw new ShapeException($"A metric needs one weight for each of {yPred.Rows} samples, got weights of shape {sampleWeight.Shape}.");
        var weights = sampleWeight?.ToDoubles() ?? new double[yPred.Rows];
        if (sampleWeight is null) Array.Fill(weights, 1);
        if (mask is null) Add(yTrue, yPred, weights);
        else AddSteps(yTrue, yPred, weights, mask);
    }

    /// <summary>The metric of all batches together.</summary>
    public abstract MetricResult Result();

    /// <summary>
    /// What has been gathered so far, as lists of numbers, so that a checkpoint within an epoch can hold it. Null where a metric does not tell it; training with
    /// checkpoints then ends with an error at its start.
    /// </summary>
    public virtual IReadOnlyList<double[]>? SaveState() => null;

    /// <summary>Makes a fresh gatherer one that has gathered what <see cref="SaveState"/> told.</summary>
    /// <exception cref="FormatException">The lists are not of this metric.</exception>
    public virtual void RestoreState(IReadOnlyList<double[]> state) =>
        throw new NotSupportedException($"{GetType().Name} cannot go on from a checkpoint: override SaveState and RestoreState together.");

    /// <summary>Adds a batch.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="weights">The weight of each row of the predictions.</param>
    protected abstract void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights);

    private void AddSteps(TensorData yTrue, TensorData yPred, double[] weights, TensorData mask)
    {
        if (mask.DType != DType.Bool || mask.Shape.Rank != 2 || !yTrue.Shape.BeginsWith(mask.Shape) || !yPred.Shape.BeginsWith(mask.Shape))
            throw new ShapeException($"A metric with a mask Bool[batch, time] needs targets and predictions [batch, time, ..], got {mask}, {yTrue} and {yPred}.");
        int[] real = [.. Enumerable.Range(0, (int)mask.Shape.Size).Where(step => mask[step] != 0)];
        if (real.Length > 0) Add(Steps(yTrue, real), Steps(yPred, real), [.. real.Select(step => weights[step / mask.Shape[1]])]);
    }

    private static TensorData Steps(TensorData sequences, int[] places) =>
        sequences.Reshape([sequences.Shape[0] * sequences.Shape[1], .. sequences.Shape[2..]]).TakeRows(places);
}
