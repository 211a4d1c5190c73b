using Descent.Assessments;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Tabular;
using Descent.Tabular.Results;
using Descent.Tabular.Series;

namespace Descent.Cli.Output;

/// <summary>Says what was found in a time series, and how well it is predicted.</summary>
internal static class SeriesReport
{
    public static void Task(Screen screen, AutoTraining training, SeriesTask task)
    {
        var (inputs, split) = (task.Inputs, training.Split);
        screen.Tell(new SplitEvent(split.Train.Length, split.Validation.Length, task.Origins.Count == 0 ? 0 : task.Series.Data.Table.RowCount - task.Origins[0], training.Plan.Seed, training.Pipeline.InputCount));
        screen.Fact("series", $"{(inputs.Time is { } time ? $"one row {(task.Spacing.Step == "hour" ? "an" : "a")} {task.Spacing.Step} by '{time}'" : "no column of times: the order of the rows counts")}; {Seasons(inputs)}");
        if (task.Spacing is { Irregular: > 0, FirstIrregular: { } first })
            screen.Warn($"{Count.Of(task.Spacing.Irregular, "row")} of {task.Series.Data.Table.Source} {(task.Spacing.Irregular == 1 ? "is" : "are")} not one {task.Spacing.Step} after the one before, the first on line {task.Series.Data.Table.Line(first)}: rows are taken to be evenly spaced.");
        screen.Fact("predicts", $"{inputs.Target}, {Count.Of(inputs.Horizon, "row")} ahead: the change from the latest value");
        screen.Fact("inputs", $"{training.Pipeline.InputCount}: {Inputs(inputs)}");
        screen.Fact("", $"the best {task.Evidence}");
        screen.Fact("split", $"by time: {Count.Of(split.Train.Length, "window")} train, {split.Validation.Length} validate; {Tests(task)}");
        screen.Line();
    }

    /// <summary>Scores beside those of simple predictions.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="label">What it is: <c>test</c>, <c>evaluate</c>.</param>
    /// <param name="what">What the rows are.</param>
    /// <param name="result">The predictions.</param>
    public static void Scores(Screen screen, string label, string what, SeriesResult result)
    {
        ScoreReport.Write(screen, label, new(result.Measure(what), [], []));
        screen = screen.Results;
        if (result.Origins.Count > 1) Origins(screen, result.ByOrigin().Network[0]);
    }

    private static void Origins(Screen screen, FoldScore score)
    {
        var rounding = Rounding.Of(score.Mean, score.StandardDeviation);
        screen.Fact("", $"{score.Name} by origin: {string.Join(", ", score.Values.Select(rounding.Text))}; mean {rounding.Text(score.Mean)}, standard deviation {rounding.Text(score.StandardDeviation)}");
    }

    private static string Tests(SeriesTask task) => task.Origins.Count == 0 ? "no test"
        : $"the latest {Count.Of(task.Series.Data.Table.RowCount - task.Origins[0], "row")} test in {Count.Of(task.Origins.Count, "part")}, each after training on what was known before it; then all rows train";

    private static string Seasons(SeriesInputs inputs) => inputs.Seasons.Count == 0 ? "no season (--season N if there is one)" : $"it may repeat itself after {string.Join(" or ", inputs.Seasons)} rows (--season N to change)";

    private static string Inputs(SeriesInputs inputs) => string.Join("; ", new[]
    {
        inputs.Lags == 1 ? "the latest value" : $"the {inputs.Lags} latest values",
        inputs.Means.Count == 0 ? "" : $"the means of the latest {string.Join(", ", inputs.Means)}",
        inputs.Others.Count == 0 ? "" : $"the latest {string.Join(", ", inputs.Others.Select(column => column.Name))}",
        inputs.Cycles.Count == 0 ? "" : $"the place in {string.Join(" and ", inputs.Cycles.Select(cycle => cycle switch { SeriesCycle.Year => "the year", SeriesCycle.Month => "the months", SeriesCycle.Weekday => "the week", _ => "the day" }))}",
    }.Where(text => text.Length > 0));
}
