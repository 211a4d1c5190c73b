using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Losses;

namespace Descent.Metrics;

/// <summary>The metric that files call <c>MeanAbsoluteError</c>: the mean of the loss of that name.</summary>
internal sealed record MeanAbsoluteErrorMetric : MeanMetric
{
    [JsonIgnore]
    public override bool HigherIsBetter => false;

    private protected override string DefaultName => "mean_absolute_error";

    public override Tensor Values(Tensor yTrue, Tensor yPred) => LossMetric.Of(new MeanAbsoluteError(), yTrue, yPred);
}
