using Descent.Graph;

namespace Descent.Assessments;

/// <summary>How predictions are assessed.</summary>
public sealed record AssessmentOptions
{
    /// <summary>What it costs to take a row of the first class for the second, in any unit.</summary>
    public double FalsePositiveCost { get => field; init => field = Require.NotNegative(value, nameof(FalsePositiveCost)); } = 1;

    /// <summary>What it costs to miss a row of the second class, in the same unit.</summary>
    public double FalseNegativeCost { get => field; init => field = Require.NotNegative(value, nameof(FalseNegativeCost)); } = 1;

    /// <summary>Of the rows that are shown where there are too many for all.</summary>
    public long Seed { get; init; }
}
