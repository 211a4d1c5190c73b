using Descent.Data;
using Descent.Graph;

namespace Descent.Tabular.Series;

/// <summary>
/// Chooses the inputs of a series' model by measurement: ridge regressions on sets of inputs, by rolling origin within the training rows alone. Of sets that are about as good the smallest is taken.
/// </summary>
internal sealed class SeriesChooser
{
    /// <summary>Ridge's penalties that are tried.</summary>
    private static readonly double[] s_penalties = [0.003, 0.01, 0.03, 0.1];

    /// <summary>As good as the best within this factor counts as good.</summary>
    private const double Tolerance = 1.002;

    /// <summary>No more windows than the latest so many are looked at, and no more lags than this are inputs.</summary>
    private const int MostWindows = 5000, MostLags = 61;

    /// <summary>Where no season is known, windows are as for days.</summary>
    private const int UsualSeason = 7;

    private const int Origins = 3;

    private const double Tested = 0.3;

    private readonly SeriesInputs _all;
    private readonly SeriesFrame _frame;
    private readonly Pipeline _pipeline;
    private readonly TensorData _x, _y;
    private readonly (int From, int To)[] _blocks;
    private readonly RidgeSums[] _sums;
    private readonly int[] _lags, _means;

    /// <summary>Prepares the choice.</summary>
    /// <param name="series">The series.</param>
    /// <param name="spacing">The distance of its rows.</param>
    /// <param name="settings">What is said about it.</param>
    /// <param name="rows">The number of rows that may be looked at: those before the first test row.</param>
    /// <exception cref="DataException">The rows are too few.</exception>
    public SeriesChooser(TimeSeries series, SeriesSpacing spacing, SeriesSettings settings, int rows)
    {
        var season = settings.Season ?? spacing.Seasons.FirstOrDefault(UsualSeason);
        var longest = Math.Max(1, rows / 4 - settings.Horizon);
        _lags = [.. new[] { 1, 3, 2 * season <= MostLags ? 2 * season : Math.Min(season + 1, MostLags) }.Select(lags => Math.Min(lags, longest)).Distinct()];
        _means = [.. new[] { 3, season, 2 * season, 4 * season }.Where(mean => mean <= longest && mean > 1).Distinct()];
        var others = series.Inputs.Where(name => name != series.Target).Select(name => series.Data.Schema.Find(name)!);
        _all = new(series.Target, settings.Horizon, _lags.Max(), [.. _means], [.. others], spacing.Cycles, settings.Season is { } given ? [given] : spacing.Seasons, series.Time, series.TimeFormat);
        var start = Math.Max(0, rows - MostWindows - _all.Length - settings.Horizon);
        _frame = _all.Frame(series.Data.Table.TakeRows([.. Enumerable.Range(start, rows - start)]));
        var known = _frame.Known;
        var tested = (int)(known * Tested);
        if (tested < Origins || known - tested < settings.Horizon + 2) throw new DataException($"{series.Data.Table.Source}: {rows} rows to train are too few for a time series that predicts {settings.Horizon} ahead: about {4 * (settings.Horizon + 4)} are needed.");
        _blocks = [.. Enumerable.Range(0, Origins).Select(i => (known - tested + tested * i / Origins, known - tested + tested * (i + 1) / Origins))];
        int[] windows = [.. Enumerable.Range(0, known)];
        _pipeline = _frame.Data.Fit(windows.AsSpan(0, _blocks[0].From - settings.Horizon + 1));
        (_x, _y) = (_pipeline.Features(_frame.Data.Table, windows), _pipeline.Target(_frame.Data.Table, windows));
        _sums = Sums();
    }

    /// <summary>The choice.</summary>
    public SeriesChoice Choose()
    {
        var candidates = Candidates().Select(inputs => (Inputs: inputs, Named: Places(inputs))).Select(candidate => (candidate.Inputs, candidate.Named.Length, Best: s_penalties.Select(penalty => (Penalty: penalty, Error: Error(candidate.Named, penalty))).MinBy(tried => tried.Error))).ToList();
        var least = candidates.Min(candidate => candidate.Best.Error);
        var chosen = candidates.Where(candidate => candidate.Best.Error <= Tolerance * least).MinBy(candidate => candidate.Length);
        return new(chosen.Inputs, chosen.Best.Penalty, chosen.Best.Error * ((NumberTarget)_pipeline.Output).StandardDeviation, candidates.Count);
    }

    private IEnumerable<SeriesInputs> Candidates() =>
        from lags in _lags
        from means in _means.Length == 0 ? new int[][] { [] } : [[], _means]
        from others in _all.Others.Count == 0 ? new ValueList<ColumnSchema>[] { [] } : [[], _all.Others]
        from cycles in Subsets(_all.Cycles)
        select _all with { Lags = lags, Means = [.. means], Others = others, Cycles = cycles };

    private static IEnumerable<ValueList<SeriesCycle>> Subsets(ValueList<SeriesCycle> cycles) =>
        Enumerable.Range(0, 1 << cycles.Count).Select(set => (ValueList<SeriesCycle>)[.. cycles.Where((_, place) => (set >> place & 1) == 1)]);

    /// <summary>The places of a set's inputs among all.</summary>
    private int[] Places(SeriesInputs inputs)
    {
        // Computed columns are named as beside all others, whichever of them are among the set's.
        var columns = (inputs with { Others = _all.Others }).Columns().Except(_all.Others.Except(inputs.Others).Select(column => column.Name)).ToHashSet(StringComparer.Ordinal);
        var (places, first) = (new List<int>(), 0);
        foreach (var input in _pipeline.Inputs)
        {
            if (columns.Contains(input.Name)) places.AddRange(Enumerable.Range(first, input.FeatureNames.Count));
            first += input.FeatureNames.Count;
        }
        return [.. places];
    }

    private RidgeSums[] Sums()
    {
        var (all, added) = (new RidgeSums[_blocks.Length], 0);
        for (var block = 0; block < all.Length; block++)
        {
            all[block] = block == 0 ? new(_pipeline.InputCount) : all[block - 1].Copy();
            // The targets of the windows just before a block are not known yet when its first prediction is made.
            var known = Math.Max(added, _blocks[block].From - _all.Horizon + 1);
            all[block].Add(_x, _y, added, known);
            added = known;
        }
        return all;
    }

    private double Error(int[] named, double penalty)
    {
        var squares = 0.0;
        for (var block = 0; block < _blocks.Length; block++)
        {
            var weights = _sums[block].Solve(named, penalty);
            for (var window = _blocks[block].From; window < _blocks[block].To; window++)
            {
                var error = _sums[block].Predict(_x, window, named, weights) - _y[window];
                squares += error * error;
            }
        }
        return Math.Sqrt(squares / (_blocks[^1].To - _blocks[0].From));
    }
}
