using Descent.Assessments;

namespace Descent.Cli.Output;

/// <summary>Scores in words.</summary>
internal static class ScoreText
{
    /// <summary><c>0.852</c>; a dash where there is none.</summary>
    public static string Number(double? score) => Rounding.Of(score).Text(score);

    /// <summary><c>0.743 to 0.920</c>; empty where there is no interval.</summary>
    public static string Interval(double? low, double? high) => Interval(Rounding.Of(low, (high - low) / 2), low, high);

    /// <inheritdoc cref="Interval(double?, double?)"/>
    public static string Interval(Rounding rounding, double? low, double? high) => low is null || high is null ? "" : $"{rounding.Text(low)} to {rounding.Text(high)}";

    /// <summary><c>AUC 0.919 (0.850 to 0.980)</c>.</summary>
    public static string Of(Score? score)
    {
        if (score is null) return "not measured";
        var rounding = Rounding.Of(score);
        return $"{score.Name} {rounding.Text(score.Value)}{(Interval(rounding, score.Low, score.High) is { Length: > 0 } interval ? $" ({interval})" : "")}";
    }

    /// <summary>The score of something simpler, beside one that is rounded so: small numbers alone need more digits than those beside them.</summary>
    public static string Beside(Rounding rounding, double? score) => rounding.Decimals <= Rounding.Of(score).Decimals || score is null ? rounding.Text(score) : Number(score);
}
