using Descent.Data;
using Descent.Graph;

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

    /// <summary>Why the model is given what it is given, in words.</summary>
    public string Evidence => FormattableString.Invariant(
        $"of {Choice.Tried} sets of inputs, by ridge regressions on the training rows alone (rolling origin, RMSE {Choice.Error:g4}; the smallest set within 0.5% of the best)");

    /// <summary>The windows by their use at an origin: trained on is what was known then, tested what comes up to the next origin.</summary>
    /// <param name="origin">The place among <see cref="Origins"/>.</param>
    public Split SplitAt(int origin) => new(Frame.Before(Origins[origin]), [], Frame.Windows(Origins[origin], origin + 1 < Origins.Count ? Origins[origin + 1] : Series.Data.Table.RowCount));

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
        var series = new TimeSeries(data, inputs: null, settings.Time ?? TimeSeries.FindTime(data.Table), settings.TimeFormat, settings.Sort);
        var spacing = SeriesSpacing.Of(series);
        var firstTest = Split.ByTime(series.Data.Table.RowCount, 0, test).Train.Length;
        return new(series, spacing, settings, new SeriesChooser(series, spacing, settings, firstTest).Choose(), firstTest);
    }
}
