using Descent.Assessments;
using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>What each threshold leads to, and costs.</summary>
internal sealed class ThresholdsSection() : ReportSection("thresholds", "Choosing a threshold", "Thresholds")
{
    public override bool Applies(RunResults results) => results.Test?.Network.Classes is { Thresholds.Count: > 0 };

    protected override void Body(Html html, RunResults results)
    {
        var report = results.Test!.Network.Classes!;
        var cheapest = report.LowestCost ?? report.Thresholds.MinBy(threshold => threshold.Cost)!;
        using (html.In("p"))
        {
            html.Say($"A row counts as {report.Table[^1].Name} where its probability reaches the threshold. ");
            if (report.Costs is { } costs)
            {
                html.Say($"Taking {report.Table[0].Name} for {report.Table[^1].Name} costs ");
                html.Round(costs.FalsePositive);
                html.Say($", missing {report.Table[^1].Name} ");
                html.Round(costs.FalseNegative);
                html.Text(". ");
            }

            html.Say($"The lowest cost per row, {cheapest.Cost}, is at a threshold of ");
            html.Round(cheapest.Threshold);
            html.Text(report.LowestCost is null ? "." : "; it was chosen on these same rows, so others will find it a little less good.");
        }

        var best = report.HighestF1 ?? report.Thresholds.MaxBy(threshold => threshold.F1 ?? -1)!;
        Beside(html, () =>
        {
            new LineChart("What is found, and how much of it is right", Finding.Of($"Precision, recall and F1 over the threshold; F1 is highest, {best.F1}, at {best.Threshold}."), Axis.Shares("threshold"), Axis.Shares(""), [
                Line("precision", "a", report, item => item.Precision), Line("recall", "b", report, item => item.Recall), Line("F1", "c", report, item => item.F1),
            ]).Write(html);
            new LineChart("Cost per row", Finding.Of($"Cost over the threshold: lowest, {cheapest.Cost}, at {cheapest.Threshold}."), Axis.Shares("threshold"), Costs(report), [Line("", "a", report, item => item.Cost)]) { Marks = [new ChartMark(cheapest.Threshold, "lowest")] }.Write(html);
        });
        Rows(html, report, cheapest, best);
    }

    private static Axis Costs(ClassReport report) => new("", 0, Math.Max(1e-9, report.Thresholds.Max(item => item.Cost)) * 1.05);

    private static ChartLine Line(string name, string kind, ClassReport report, Func<ThresholdScores, double?> value) => new(name, kind, [.. report.Thresholds.Select(item => new ChartPoint(item.Threshold, value(item)))]);

    private static void Rows(Html html, ClassReport report, ThresholdScores cheapest, ThresholdScores best) =>
        new Table<ThresholdScores>("What each threshold leads to", [
            new("Threshold", "row", (page, item) => page.Round(item.Threshold)),
            new("True positives", "number", (page, item) => page.Number(item.TruePositives)),
            new("False positives", "number", (page, item) => page.Number(item.FalsePositives)),
            new("True negatives", "number", (page, item) => page.Number(item.TrueNegatives)),
            new("False negatives", "number", (page, item) => page.Number(item.FalseNegatives)),
            new("Precision", "number", (page, item) => page.Number(item.Precision)),
            new("Recall", "number", (page, item) => page.Number(item.Recall)),
            new("Specificity", "number", (page, item) => page.Number(item.Specificity)),
            new("F1", "number", (page, item) => page.Number(item.F1)),
            new("Cost per row", "number", (page, item) => page.Number(item.Cost)),
            new("Remark", "remark", (page, item) => page.Text(Remark(item == cheapest, item == best))),
        ]) { RowKind = item => item == cheapest ? "chosen" : null, Limit = 25 }.Write(html, [.. report.Thresholds.Append(cheapest).Append(best).Distinct().OrderBy(item => item.Threshold)]);

    private static string Remark(bool isCheapest, bool isBest) => (isCheapest, isBest) switch
    {
        (true, true) => "lowest cost, highest F1",
        (true, false) => "lowest cost",
        (false, true) => "highest F1",
        _ => "",
    };
}
