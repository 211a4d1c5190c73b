using Descent.Graph;

namespace Descent.Metrics;

/// <summary>Gathers what a <see cref="HostMetric"/> needs, batch by batch.</summary>
public abstract class MetricAccumulator
{
    /// <summary>Adds a batch.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample, <c>[batch]</c>, or null for 1 each.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="ArgumentException">A target or prediction is none that the metric can judge.</exception>
    public void Update(TensorData yTrue, TensorData yPred, TensorData? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        if (sampleWeight is not null && sampleWeight.Shape.Size != yPred.Rows)
            throw new ShapeException($"A metric needs one weight for each of {yPred.Rows} samples, got weights of shape {sampleWeight.Shape}.");
        var weights = sampleWeight?.ToDoubles() ?? new double[yPred.Rows];
        if (sampleWeight is null) Array.Fill(weights, 1);
        Add(yTrue, yPred, weights);
    }

    /// <summary>The metric of all batches together.</summary>
    public abstract MetricResult Result();

    /// <summary>Adds a batch.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="weights">The weight of each row of the predictions.</param>
    protected abstract void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights);
}
