using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>The rows that are predicted worst: wrong labels and rare cases are often among them.</summary>
internal sealed class WorstSection() : ReportSection("worst", "The worst rows")
{
    private const int MostCells = 30;

    public override bool Applies(RunResults results) => results.Worst.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        using (html.In("p")) html.Text("Look at these first: wrong labels and rare cases are often among them.");
        var cells = results.Worst[0].Cells.Take(MostCells).ToList();
        var columns = new List<TableColumn<WorstRow>>
        {
            new("Line", "row", (page, row) => page.Number(row.Line)),
            new("Actual", "text", (page, row) => page.Data(row.Actual)),
            new("Predicted", "text", (page, row) => page.Data(row.Predicted)),
            new("Loss", "number", (page, row) => page.Number(row.Loss)),
        };
        columns.AddRange(cells.Select((cell, index) => new TableColumn<WorstRow>(cell.Column, "cell", (page, row) => Cell(page, row.Cells[index]))));
        new Table<WorstRow>("Rows by their loss, the worst first", columns) { Limit = 20, HidesCaption = true }.Write(html, results.Worst);
        if (results.Worst[0].Cells.Count > MostCells)
        {
            using (html.In("p", ("class", "quiet"))) html.Text($"The first {MostCells} columns are shown; results.json has all.");
        }
    }

    private static void Cell(Html html, RowCell cell)
    {
        if (cell.Text is { } text) html.Data(text);
        else html.Element("span", "missing", ("class", "quiet"));
    }
}
