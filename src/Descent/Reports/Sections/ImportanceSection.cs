using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>Which columns the predictions need.</summary>
internal sealed class ImportanceSection() : ReportSection("importance", "Which columns matter", "Importance")
{
    public override bool Applies(RunResults results) => results.Importance.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        var name = results.Test?.Network.Scores[0].Name ?? "the main score";
        using (html.In("p")) html.Text($"By how much {name} is worse when a column's cells change places among the rows: the mean over some shuffles, and the spread of one standard deviation as a thin line. A column near zero is not needed, or another says the same.");
        var axis = Axis.Around("", results.Importance.SelectMany(item => new[] { item.Loss - item.StandardDeviation, item.Loss + item.StandardDeviation, 0 })) with { Wanted = 4 };
        new Table<ColumnImportance>($"Loss of {name} by permuted column", [
            new("Column", "row", (page, item) => page.Data(item.Column)),
            new("Loss", "number", (page, item) => page.Number(item.Loss)),
            new("Standard deviation", "number", (page, item) => page.Number(item.StandardDeviation)),
            new("on one scale", "strip", (page, item) => Strip.Write(page, axis, pen => Draw(pen, item))),
        ]) { Limit = 25, HidesCaption = true }.Write(html, results.Importance);
    }

    private static void Draw(StripPen pen, ColumnImportance item)
    {
        pen.Bar(item.Loss < 0 ? "b" : "a", 0, item.Loss);
        pen.Range("ink", item.Loss - item.StandardDeviation, item.Loss + item.StandardDeviation);
    }
}
