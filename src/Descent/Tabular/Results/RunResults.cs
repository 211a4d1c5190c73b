using System.Text.Json;

namespace Descent.Tabular.Results;

/// <summary>
/// All that is to be said about a run: what <c>results.json</c> holds and the report shows, so that their numbers are the same. What was not asked for, or cannot be had, is null or empty.
/// </summary>
public sealed record RunResults
{
    /// <summary>The version of this form.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The program and its version: <c>descent 0.1.0</c>.</summary>
    public required string Program { get; init; }

    /// <summary>What repeats the run: a command line, or the call of a program.</summary>
    public required string Command { get; init; }

    /// <summary>The first digits of the SHA-256 of data, configuration and weights, by these names.</summary>
    public required RunFingerprints Fingerprint { get; init; }

    /// <summary>What was learnt from.</summary>
    public required DataSummary Data { get; init; }

    /// <summary>What the checks before the first step found.</summary>
    public IReadOnlyList<FindingSummary> Findings { get; init; } = [];

    /// <summary>Which rows trained, validated and tested.</summary>
    public required SplitSummary Split { get; init; }

    /// <summary>What learnt.</summary>
    public required NetworkSummary Network { get; init; }

    /// <summary>What was chosen, and why.</summary>
    public IReadOnlyList<SettingSummary> Settings { get; init; } = [];

    /// <summary>How the training went.</summary>
    public required TrainingSummary Training { get; init; }

    /// <summary>How good it is on rows that it has not seen; null where no rows were kept for that.</summary>
    public Measurement? Test { get; init; }

    /// <summary>The estimate by cross-validation, or by rolling origin for a time series; null where it was not asked for.</summary>
    public FoldsSummary? Folds { get; init; }

    /// <summary>How much worse predictions are with one column permuted, the most important first.</summary>
    public IReadOnlyList<ColumnImportance> Importance { get; init; } = [];

    /// <summary>The rows that are predicted worst, the worst first.</summary>
    public IReadOnlyList<WorstRow> Worst { get; init; } = [];

    /// <summary>The settings that a search tried, the best first.</summary>
    public IReadOnlyList<CandidateSummary> Search { get; init; } = [];

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no such results.</exception>
    public static RunResults FromJson(string json)
    {
        try
        {
            var results = JsonSerializer.Deserialize(json, ResultsJson.Default.RunResults) ?? throw new FormatException("The results are null.");
            ResultsCheck.Whole(results);
            return results;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NullReferenceException)
        {
            throw new FormatException($"These are no results of a run: {error.Message}", error);
        }
    }

    /// <summary>As indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ResultsJson.Readable.RunResults);
}
