using Descent.Losses;
using Descent.Metrics;

namespace Descent.Training;

/// <summary>What one output of a model is trained for.</summary>
/// <param name="Loss">The loss between its targets and predictions.</param>
public sealed record OutputObjective(Loss Loss)
{
    /// <summary>The loss.</summary>
    public Loss Loss { get; init; } = Loss ?? throw new ArgumentNullException(nameof(Loss));

    /// <summary>The factor of the loss within the sum over the outputs.</summary>
    public double Weight { get; init => field = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Weight), value, "The weight of a loss needs to be finite."); } = 1;

    /// <summary>The metrics to report; a text such as "accuracy" converts by itself.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];
}
