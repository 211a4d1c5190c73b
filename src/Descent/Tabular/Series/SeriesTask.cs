using System.Globalization;
using Descent.Data;
using Descent.Graph;
using Descent.Tabular.Results;

namespace Descent.Tabular.Series;

/// <summary>A time series that is ready to be learnt from: what its model is given, and from which rows on it is tested.</summary>
public sealed class SeriesTask
{
    private SeriesTask(TimeSeries series, SeriesSpacing spacing, SeriesSettings settings, SeriesChoice choice, int firstTest)
    {
        (Series, Spacing, Settings, Choice) = (series, spacing, settings, choice);
        Frame = choice.Inputs.Frame(series.Data.Table);
        var rows = series.Data.Table.RowCount;
        var origins = Math.Min(settings.Origins, rows - firstTest);
        Origins = [.. Enumerable.Range(0, origins).Select(origin => firstTest + (int)((long)(rows - firstTest) * origin / origins))];
    }

    /// <summary>The rows in the order of time.</summary>
    public TimeSeries Series { get; }

    /// <summary>How far apart they are.</summary>
    public SeriesSpacing Spacing { get; }

    /// <summary>What was said.</summary>
    public SeriesSettings Settings { get; }

    /// <summary>What the model is given.</summary>
    public SeriesInputs Inputs => Choice.Inputs;

    /// <summary>The series as windows.</summary>
    public SeriesFrame Frame { get; }

    /// <summary>The rows of the series at which a model is trained anew on what was known by then: it predicts the rows from there to the next one. Empty without test rows.</summary>
    public ValueList<int> Origins { get; }

    internal SeriesChoice Choice { get; }

    /// <summary>The rows from the first origin on.</summary>
    internal int TestRows => Origins.Count == 0 ? 0 : Series.Data.Table.RowCount - Origins[0];

    /// <summary>Why the model is given what it is given, in words.</summary>
    public string Evidence => FormattableString.Invariant(
        $"of {Choice.Tried} sets of inputs, by ridge regressions on the training rows alone (rolling origin, RMSE {Choice.Error:g4}; the smallest set within 0.2% of the best)");

    /// <summary>The windows by their use at an origin: trained on is what was known then, tested what comes up to the next origin.</summary>
    /// <param name="origin">The place among <see cref="Origins"/>.</param>
    public Split SplitAt(int origin) => new(Frame.Before(Origins[origin]), [], Frame.Windows(Origins[origin], origin + 1 < Origins.Count ? Origins[origin + 1] : Series.Data.Table.RowCount));

    /// <summary>The same with some of the latest training windows to validate on.</summary>
    internal Split FirstSplit(double validation)
    {
        var split = Origins.Count == 0 ? SplitOfAll() : SplitAt(0);
        if (validation == 0) return split;
        var validating = Math.Max(1, (int)Math.Round(validation * split.Train.Length, MidpointRounding.AwayFromZero));
        // What a window trains on must have been known when the first one that validates was predicted, as at an origin.
        var training = split.Train.Length - validating - (Settings.Horizon - 1);
        return training > 0 ? split with { Train = split.Train[..training], Validation = split.Train[^validating..] }
            : throw new DataException($"Of {split.Train.Length} windows {validating} to validate on, {Settings.Horizon} rows ahead, leave none to train: more rows, a smaller --validation or a shorter --horizon are needed.");
    }

    /// <summary>What was chosen, for a report.</summary>
    internal IEnumerable<SettingSummary> Summary()
    {
        yield return new("horizon", Text(Settings.Horizon), Settings.Horizon == 1 ? "the next row" : "given");
        yield return new("time", Series.Time ?? "none", Settings.Time is not null ? "given" : Series.Time is null ? "no column holds dates: the order of the rows is trusted" : $"a column of dates, one row a {Spacing.Step}");
        yield return new("origins", Text(Origins.Count), "each trains on what was known before its part of the test rows");
        yield return new("lags", Text(Inputs.Lags), $"the best {Evidence}");
        yield return new("means", Inputs.Means.Count == 0 ? "none" : string.Join(',', Inputs.Means), "the same choice");
        yield return new("other columns", Inputs.Others.Count == 0 ? "none" : string.Join(',', Inputs.Others.Select(column => column.Name)), "the same choice");
        yield return new("calendar", Inputs.Cycles.Count == 0 ? "none" : string.Join(',', Inputs.Cycles.Select(cycle => cycle.ToString().ToLowerInvariant())), "the same choice");
        yield return new("linear l2", Choice.Penalty.ToString(CultureInfo.InvariantCulture), "ridge's best penalty there");

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>All windows whose targets are known, to learn from.</summary>
    public Split SplitOfAll() => new([.. Enumerable.Range(0, Frame.Known)], [], []);

    /// <summary>Prepares a series.</summary>
    /// <param name="data">The rows; the schema's target is the number to predict.</param>
    /// <param name="settings">What is said about it.</param>
    /// <param name="test">The share of the rows, the latest, that test.</param>
    /// <exception cref="DataException">The target is no number, the rows are not in the order of time, or there are too few.</exception>
    public static SeriesTask Prepare(TabularData data, SeriesSettings settings, double test)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(settings);
        var (time, format) = settings.Time is { } given ? (given, settings.TimeFormat ?? data.Schema.Find(given)?.Format) : TimeSeries.FindTime(data);
        if (time is null && settings.Sort) throw new DataException($"{data.Table.Source}: rows cannot be sorted, as no column holds dates: name the column of the times (--time COLUMN).");
        var series = new TimeSeries(data, inputs: null, time, format, settings.Sort);
        var spacing = SeriesSpacing.Of(series);
        var firstTest = Split.ByTime(series.Data.Table.RowCount, 0, test).Train.Length;
        return new(series, spacing, settings, new SeriesChooser(series, spacing, settings, firstTest).Choose(), firstTest);
    }
}
