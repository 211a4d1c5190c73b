using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Losses;

namespace Descent.Metrics;

/// <summary>
/// A loss as a metric: the mean of its values over all samples, <c>sum w v / sum w</c>, whatever its reduction. A place that the loss
/// ignores counts as a value of 0. Losses convert by themselves: <c>Metric metric = new Huber(delta: 2);</c>
/// </summary>
/// <param name="Loss">The loss.</param>
public sealed record LossMetric(Loss Loss) : MeanMetric
{
    /// <summary>The loss.</summary>
    public Loss Loss { get; init; } = Loss ?? throw new ArgumentNullException(nameof(Loss));

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HigherIsBetter => false;

    private protected override string DefaultName => JsonNamingPolicy.SnakeCaseLower.ConvertName(Loss.GetType().Name);

    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred) => Of(Loss, yTrue, yPred);

    /// <summary>The values of a loss; a last axis of length 1 may be missing on either side.</summary>
    internal static Tensor Of(Loss loss, Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        var values = loss with { Reduction = LossReduction.None };
        if (loss.TakesLabels) return values.Call(yTrue, yPred);
        var targets = MetricGraph.Like(loss.GetType().Name, yTrue, yPred);
        return yPred.Shape.Rank == 1 ? values.Call(targets.Reshape(-1, 1), yPred.Reshape(-1, 1)) : values.Call(targets, yPred);
    }
}
