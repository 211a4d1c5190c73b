using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Metrics;

/// <summary>The root of the mean of <c>(y - p)^2</c> over all samples and outputs, in the targets' unit.</summary>
public sealed record RootMeanSquaredError : MeanMetric
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        return (MetricGraph.Like(nameof(RootMeanSquaredError), yTrue, yPred) - yPred).Square();
    }

    /// <inheritdoc/>
    public override double Finish(double mean) => Math.Sqrt(mean);
}
