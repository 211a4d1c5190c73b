using Descent.Assessments;
using Descent.Tabular.Results;

namespace Descent.Tabular.Measuring;

/// <summary>Scores over several trainings: their means, and their standard deviations (divided by n - 1).</summary>
internal static class FoldSpread
{
    /// <param name="trainings">The scores of each training; the same ones in the same order.</param>
    public static FoldScore[] Of(IReadOnlyList<IReadOnlyList<Score>> trainings) => [.. trainings[0].Select((score, place) => Of(score, [.. trainings.Select(scores => scores[place].Value)]))];

    private static FoldScore Of(Score score, double?[] values)
    {
        double[] known = [.. values.OfType<double>()];
        double? mean = known.Length == 0 ? null : known.Average();
        double? deviation = known.Length < 2 ? null : Math.Sqrt(known.Sum(value => (value - mean!.Value) * (value - mean.Value)) / (known.Length - 1));
        return new(score.Name, mean, deviation, values, score.HigherIsBetter);
    }
}
