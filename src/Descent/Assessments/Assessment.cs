using Descent.Data;

namespace Descent.Assessments;

/// <summary>How good predictions are on some rows: the scores, and what lies behind them.</summary>
public sealed record Assessment
{
    /// <summary>What kind of target was predicted.</summary>
    public required LearningTask Task { get; init; }

    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The scores; the first is the one by which models are compared.</summary>
    public required IReadOnlyList<Score> Scores { get; init; }

    /// <summary>What a classifier does with each class; null for a regression.</summary>
    public ClassReport? Classes { get; init; }

    /// <summary>The errors of a regression; null for classes.</summary>
    public ResidualReport? Residuals { get; init; }
}
