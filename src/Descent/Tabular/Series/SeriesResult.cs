using Descent.Assessments;
using Descent.Graph;
using Descent.Tabular.Measuring;
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
/// <param name="Horizon">How many rows ahead each was predicted.</param>
public sealed record SeriesResult(ValueList<int> Rows, ValueList<double> Actual, SeriesPrediction Network, IReadOnlyList<SeriesPrediction> Baselines, ValueList<int> Origins, int Horizon)
{
    /// <summary>RMSE, MAE and R2 over all test rows, in this order, with 95% intervals by a bootstrap of blocks of rows, as errors of neighbouring rows are alike.</summary>
    /// <param name="prediction">The network's or a baseline's.</param>
    public IReadOnlyList<Score> Scores(SeriesPrediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return new SeriesBootstrap(Actual, Horizon).Of(prediction);
    }

    /// <summary>The network measured beside the baselines, with paired differences: what results and reports show.</summary>
    /// <param name="rows">What the rows are, in words.</param>
    public Measurement Measure(string rows)
    {
        var bootstrap = new SeriesBootstrap(Actual, Horizon);
        var network = Assessment.OfNumbers(TensorData.From([.. Actual]), TensorData.From([.. Network.Values])) with { Scores = bootstrap.Of(Network) };
        BaselineResult[] baselines = [.. Baselines.Select(baseline => new BaselineResult(baseline.Name, bootstrap.Of(baseline), bootstrap.Difference(Network, baseline)))];
        return new(rows, network, baselines, SeriesConclusion.Of(network.Scores[0], baselines));
    }

    /// <summary>The same of the test rows of a training.</summary>
    internal Measurement Measure() => Measure($"{(Rows.Count == 1 ? "1 row" : $"{Rows.Count} rows")} by rolling origin, each predicted by a network that was trained on what was known before");

    /// <summary>The scores origin by origin, and their spread.</summary>
    public FoldsSummary ByOrigin() => new("rolling origin", Origins.Count, 1, ByOrigin(Network), [.. Baselines.Select(baseline => new FoldBaseline(baseline.Name, ByOrigin(baseline)))]);

    private FoldScore[] ByOrigin(SeriesPrediction prediction) =>
        FoldSpread.Of([.. Origins.Select((from, origin) => SeriesScores.Of(Actual, prediction, from, origin + 1 < Origins.Count ? Origins[origin + 1] : Rows.Count))]);
}
