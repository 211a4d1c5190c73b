using Descent.Graph;

namespace Descent.Metrics;

/// <summary>What a metric came to: one number, or several (one a class or threshold, or a matrix).</summary>
/// <param name="values">Float64, of shape <c>[]</c> for one number.</param>
public sealed class MetricResult(TensorData values)
{
    /// <summary>The numbers, Float64; a scalar for one number.</summary>
    public TensorData Values { get; } = values;

    /// <summary>Whether the result is one number, which can be watched and compared.</summary>
    public bool IsScalar => Values.Shape.Rank == 0;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The result is several numbers.</exception>
    public double Value => IsScalar ? Values[0]
        : throw new InvalidOperationException($"The metric's result has the shape {Values.Shape}, not one number: read Values.");

    /// <summary>A result of one number.</summary>
    public static implicit operator MetricResult(double value) => new(TensorData.From([value], Shape.Scalar));

    /// <summary>A result of several numbers.</summary>
    internal static MetricResult Of(double[] values) => new(TensorData.From(values));
}
