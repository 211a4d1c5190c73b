namespace Descent.Cli.Output.Events;

/// <summary>A row is predicted.</summary>
/// <param name="Line">The line of the file on which it begins.</param>
/// <param name="Columns">Those that were asked for, as they stand in the file.</param>
/// <param name="Label">The class; null for a number.</param>
/// <param name="Value">The number; null for a class.</param>
/// <param name="Probability">Of the class; null for a number.</param>
/// <param name="Probabilities">Of each class; null where that was not asked for.</param>
internal sealed record PredictionEvent(int Line, IReadOnlyDictionary<string, string?> Columns, string? Label, double? Value, double? Probability, IReadOnlyDictionary<string, double?>? Probabilities) : CommandEvent
{
    /// <summary>The prediction for a typical row, from which the effects lead to that for the row; null where that was not asked for.</summary>
    public double? Typical { get; init; }

    /// <summary>What each column adds; null where that was not asked for.</summary>
    public IReadOnlyDictionary<string, double?>? Effects { get; init; }
}
