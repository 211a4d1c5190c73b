using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>The estimate by several trainings: every one a dot.</summary>
internal sealed class FoldsSection() : ReportSection("folds", "How sure the estimate is", "Folds")
{
    public override bool Applies(RunResults results) => results.Folds is { Network.Count: > 0 };

    protected override void Body(Html html, RunResults results)
    {
        var folds = results.Folds!;
        using (html.In("p"))
        {
            html.Say($"By {new Words(folds.Kind)}: {folds.Folds} {Words.Noun(folds.Folds, "part")} of the rows");
            if (folds.Repeats > 1) html.Say($", made anew {folds.Repeats} times");
            html.Text("; every dot is a training that was measured on rows it had not seen, the upright line their mean.");
        }

        if (results.Test is not null && folds.Conclusion is { } conclusion)
        {
            using (html.In("p")) html.Text(conclusion);
        }

        for (var score = 0; score < folds.Network.Count; score++) Scores(html, folds, score);
    }

    private static void Scores(Html html, FoldsSummary folds, int score)
    {
        var main = folds.Network[score];
        List<Entry> entries = [new("this network", main, Main: true), .. folds.Baselines.Where(baseline => score < baseline.Scores.Count).Select(baseline => new Entry(baseline.Name, baseline.Scores[score], Main: false))];
        var axis = Axis.Around("", entries.SelectMany(entry => entry.Score.Values).OfType<double>()) with { Wanted = 4 };
        new Table<Entry>($"{Numbers.Title(main.Name)} ({(main.HigherIsBetter ? "more" : "less")} is better)", [
            new("Prediction by", "row", (page, entry) => page.Text(entry.Name)),
            new("Mean", "number", (page, entry) => page.Number(entry.Score.Mean)),
            new("Standard deviation", "number", (page, entry) => page.Number(entry.Score.StandardDeviation)),
            new("every training", "strip", (page, entry) => Draw(page, axis, entry)),
        ])
        {
            RowKind = entry => entry.Main ? "chosen" : null,
            Foot = page => Scale(page, axis),
        }.Write(html, entries);
    }

    private static void Draw(Html html, Axis axis, Entry entry) => Strip.Write(html, axis, pen =>
    {
        var kind = entry.Main ? "a" : "quiet";
        pen.Dots(kind + " cloud", entry.Score.Values.OfType<double>());
        if (entry.Score.Mean is { } mean) pen.Upright(kind, mean);
    }, hasScale: true);

    private static void Scale(Html html, Axis axis)
    {
        using (html.In("tr"))
        {
            using (html.In("td", ("colspan", "3"))) { }

            using (html.In("td", ("class", "strip"))) Strip.Scale(html, axis);
        }
    }

    private sealed record Entry(string Name, FoldScore Score, bool Main);
}
