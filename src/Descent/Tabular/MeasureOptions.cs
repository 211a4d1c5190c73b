using Descent.Assessments;

namespace Descent.Tabular;

/// <summary>What is measured of a model.</summary>
public sealed record MeasureOptions
{
    /// <summary>What the rows are, in words; null: their number.</summary>
    public string? Rows { get; init; }

    /// <summary>Costs of errors, and the seed of permutations and samples.</summary>
    public AssessmentOptions Assessment { get; init => field = value ?? throw new ArgumentNullException(nameof(Assessment)); } = new();

    /// <summary>Whether each column is permuted, to see how much the score depends on it.</summary>
    public bool Importance { get; init; } = true;

    /// <summary>How many of the worst rows are listed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Worst { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Worst), value, "The number of rows listed needs to be zero or positive."); } = 10;
}
