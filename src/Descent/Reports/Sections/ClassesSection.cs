using Descent.Assessments;
using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>How well each class is found, and for which others it is taken.</summary>
internal sealed class ClassesSection() : ReportSection("classes", "Class by class", "Classes")
{
    private const int MostPairs = 8;

    public override bool Applies(RunResults results) => results.Test?.Network.Classes is { Table.Count: > 0 };

    protected override void Body(Html html, RunResults results)
    {
        var report = results.Test!.Network.Classes!;
        var axis = Axis.Shares("");
        new Table<ClassScores>("How well each class is found", [
            new("Class", "row", (page, item) => page.Data(item.Name)),
            new("Rows", "number", (page, item) => page.Number(item.Rows)),
            new("Precision", "number", (page, item) => page.Number(item.Precision)),
            new("Recall", "number", (page, item) => page.Number(item.Recall)),
            new("F1", "number", (page, item) => page.Number(item.F1)),
            new("F1 from 0 to 1", "strip", (page, item) => Strip.Write(page, axis, pen => pen.Bar("a", 0, item.F1 ?? 0))),
            new("AUC", "number", (page, item) => page.Number(item.Auc)),
        ]) { Limit = 30 }.Write(html, report.Table);
        using (html.In("div", ("class", "flow")))
        {
            using (html.In("div")) Confusion(html, report);
            if (report.Table.Count > 2) MostConfused(html, report);
        }

    }

    private static void Confusion(Html html, ClassReport report)
    {
        if (report.Table.Count <= ConfusionTable.MostClasses) ConfusionTable.Write(html, report, "Confusion matrix");
        else ConfusionMap.Write(html, report, "Confusion matrix, in the order of the table above", Finding.Of($"Confusion matrix of {report.Table.Count} classes; the most frequent confusions stand below."));
        using (html.In("p", ("class", "quiet"))) html.Text("Rows by actual and predicted class: blue where both are the same, orange where not, the stronger the larger the share of the actual class.");
    }

    private static void MostConfused(Html html, ClassReport report)
    {
        var most = Confusions(report).OrderByDescending(item => item.Rows).Take(MostPairs).ToList();
        if (most.Count == 0) return;
        using var _ = html.In("div");
        new Table<Confused>("Most often confused", [
            new("Actual", "row", (page, item) => page.Data(item.Actual)),
            new("taken for", "text", (page, item) => page.Data(item.Predicted)),
            new("Rows", "number", (page, item) => page.Number(item.Rows)),
        ]) { IsNarrow = true }.Write(html, most);
    }

    private static IEnumerable<Confused> Confusions(ClassReport report) =>
        from actual in Enumerable.Range(0, report.Confusion.Count)
        from predicted in Enumerable.Range(0, report.Confusion[actual].Count)
        where actual != predicted && report.Confusion[actual][predicted] > 0
        select new Confused(report.Table[actual].Name, report.Table[predicted].Name, report.Confusion[actual][predicted]);

    private sealed record Confused(string Actual, string Predicted, int Rows);
}
