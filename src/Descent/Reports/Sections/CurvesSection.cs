using Descent.Assessments;
using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>What can be had at other thresholds: the receiver operating characteristic, and precision over recall.</summary>
internal sealed class CurvesSection() : ReportSection("curves", "Trade-offs: ROC and precision-recall", "Trade-offs")
{
    private static readonly string[] s_kinds = ["a", "b", "c", "d"];

    public override bool Applies(RunResults results) => results.Test?.Network.Classes is { } classes && classes.Roc.Concat(classes.PrecisionRecall).Any(curve => curve.Points.Count > 1);

    protected override void Body(Html html, RunResults results)
    {
        var classes = results.Test!.Network.Classes!;
        Beside(html, () =>
        {
            Chart(html, classes.Roc, "ROC", "false positive rate", "true positive rate", [new ChartPoint(0, 0), new ChartPoint(1, 1)]);
            Chart(html, classes.PrecisionRecall, "Precision over recall", "recall", "precision", []);
        });
        using (html.In("p", ("class", "quiet"))) html.Text("Exact curves over all thresholds on the test rows." + (classes.Roc.Count == 1 ? " The dot is a threshold of one half." : " Each class against all others."));
    }

    private static void Chart(Html html, IReadOnlyList<Curve> curves, string name, string across, string up, IReadOnlyList<ChartPoint> chance)
    {
        var drawn = curves.Where(curve => curve.Points.Count > 1).OrderBy(curve => curve.Area).ToList();
        if (drawn.Count == 0) return;
        var lines = new List<ChartLine>();
        if (chance.Count > 0) lines.Add(new ChartLine("", "chance", chance));
        lines.AddRange(drawn.Count <= s_kinds.Length ? drawn.Select((curve, index) => Line(curve, s_kinds[index])) : Many(drawn));
        new LineChart(Title(name, drawn), InWords(name, drawn), Axis.Shares(across), Axis.Shares(up), lines) { Height = 340, Over = (page, plot) => Half(page, plot, drawn) }.Write(html);
    }

    // Of many classes the hardest and the easiest have names; the others are there to compare with, at most twenty of them.
    private static IEnumerable<ChartLine> Many(List<Curve> curves) =>
        [.. curves.Skip(1).SkipLast(1).Take(20).Select(curve => new ChartLine("", "quiet faint", Points(curve))), Line(curves[^1], "c"), Line(curves[0], "b")];

    private static ChartLine Line(Curve curve, string kind) => new(Finding.Of($"{curve.Name}: {curve.Area}"), kind, Points(curve));

    private static List<ChartPoint> Points(Curve curve) => [.. curve.Points.Select(point => new ChartPoint(point.X, point.Y))];

    private static string Title(string name, List<Curve> curves) => curves.Count == 1 ? Finding.Of($"{new Words(name)}: area {curves[0].Area}") : $"{name}, by class, with the area";

    private static string InWords(string name, List<Curve> curves) => curves.Count == 1
        ? Finding.Of($"{new Words(name)} of class {curves[0].Name}: the area under the curve is {curves[0].Area}.")
        : Finding.Of($"{new Words(name)} of {curves.Count} classes: the areas go from {curves[0].Area} for {curves[0].Name} to {curves[^1].Area} for {curves[^1].Name}.");

    private static void Half(Html html, Plot plot, List<Curve> curves)
    {
        if (curves.Count != 1) return;
        var reached = curves[0].Points.Where(point => point.Threshold >= 0.5).ToList();
        if (reached.Count > 0) plot.Dots(html, "a big", [new ChartPoint(reached[^1].X, reached[^1].Y)]);
    }
}
