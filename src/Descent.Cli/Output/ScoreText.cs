using System.Globalization;
using Descent.Assessments;

namespace Descent.Cli.Output;

/// <summary>Scores in words.</summary>
internal static class ScoreText
{
    /// <summary><c>0.852</c>; a dash where there is none.</summary>
    public static string Number(double? score) => score is not { } value || !double.IsFinite(value) ? "-" : value.ToString(Math.Abs(value) is >= 1000 or (< 0.001 and > 0) ? "g4" : "0.000", CultureInfo.InvariantCulture);

    /// <summary><c>0.743 to 0.920</c>; empty where there is no interval.</summary>
    public static string Interval(double? low, double? high) => low is null || high is null ? "" : $"{Number(low)} to {Number(high)}";

    /// <summary><c>AUC 0.919 (0.850 to 0.980)</c>.</summary>
    public static string Of(Score? score) => score is null ? "not measured" : $"{score.Name} {Number(score.Value)}{(Interval(score.Low, score.High) is { Length: > 0 } interval ? $" ({interval})" : "")}";
}
