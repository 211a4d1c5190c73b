using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>Which rows trained, validated and tested.</summary>
internal sealed class SplitSection() : ReportSection("split", "Which rows did what", "Split")
{
    private const int MostClasses = 12;

    public override bool Applies(RunResults results) => results.Split.Parts.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        var split = results.Split;
        using (html.In("p"))
        {
            html.Say($"The split is {new Words(split.Kind)}");
            if (split.Seed is { } seed) html.Say($", by seed {new Words(Numbers.Exact(seed))}");
            html.Text(".");
        }

        var axis = new Axis("", 0, Math.Max(1, split.Parts.Max(part => part.Rows)));
        var columns = new List<TableColumn<SplitPart>>
        {
            new("Part", "row", (page, part) => page.Text(part.Name)),
            new("Rows", "number", (page, part) => page.Number(part.Rows)),
            new("on one scale", "strip", (page, part) => Strip.Write(page, axis, pen => pen.Bar("a", 0, part.Rows))),
        };
        var classes = results.Data.Classes;
        if (classes.Count <= MostClasses) columns.AddRange(classes.Select((item, index) => new TableColumn<SplitPart>(item.Name, "number", (page, part) => Count(page, part, index))));
        new Table<SplitPart>(classes.Count is > 0 and <= MostClasses ? "Rows of each part, and of its classes" : "Rows of each part", columns).Write(html, split.Parts);
        if (classes.Count > MostClasses) Classes(html, results);
    }

    private static void Classes(Html html, RunResults results) =>
        new Table<(ClassCount Class, int Index)>("Rows of each class, in all and by part", [
            new("Class", "row", (page, item) => page.Data(item.Class.Name)),
            new("Rows", "number", (page, item) => page.Number(item.Class.Rows)),
            .. results.Split.Parts.Select(part => new TableColumn<(ClassCount Class, int Index)>(part.Name, "number", (page, item) => Count(page, part, item.Index))),
        ]) { Limit = 15 }.Write(html, [.. results.Data.Classes.Select((item, index) => (item, index))]);

    private static void Count(Html html, SplitPart part, int index)
    {
        if (index < part.Classes.Count) html.Number(part.Classes[index]);
    }
}
