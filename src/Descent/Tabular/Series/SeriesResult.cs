using Descent.Assessments;
using Descent.Graph;
using Descent.Tabular.Results;

namespace Descent.Tabular.Series;

/// <summary>
/// How well a time series is predicted, by rolling origin: the test rows are predicted part by part, each by a model that was trained on what was known before that part began. Each test row is predicted once.
/// </summary>
/// <param name="Rows">The test rows, as places in the series.</param>
/// <param name="Actual">The target's values there.</param>
/// <param name="Network">What the networks predicted.</param>
/// <param name="Baselines">What simple predictions said of the same rows.</param>
/// <param name="Origins">The places in <see cref="Rows"/> at which another network took over.</param>
public sealed record SeriesResult(ValueList<int> Rows, ValueList<double> Actual, SeriesPrediction Network, IReadOnlyList<SeriesPrediction> Baselines, ValueList<int> Origins)
{
    /// <summary>The scores over all test rows.</summary>
    /// <param name="prediction">The network's or a baseline's.</param>
    public IReadOnlyList<Score> Scores(SeriesPrediction prediction) => SeriesScores.Of(Actual, prediction, 0, Rows.Count);

    /// <summary>The scores origin by origin, and their spread.</summary>
    public FoldsSummary ByOrigin() => new("rolling origin", Origins.Count, 1, ByOrigin(Network), [.. Baselines.Select(baseline => new FoldBaseline(baseline.Name, ByOrigin(baseline)))]);

    private FoldScore[] ByOrigin(SeriesPrediction prediction)
    {
        var scores = Origins.Select((from, origin) => SeriesScores.Of(Actual, prediction, from, origin + 1 < Origins.Count ? Origins[origin + 1] : Rows.Count)).ToArray();
        return [.. scores[0].Select((first, place) => SeriesScores.Spread(first, [.. scores.Select(of => of[place].Value)]))];
    }
}
