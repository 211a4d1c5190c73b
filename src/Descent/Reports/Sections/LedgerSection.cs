using Descent.Data;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>The data ledger: what every column was found to be, and why.</summary>
internal sealed class LedgerSection() : ReportSection("data", "The data, column by column", "Data")
{
    public override bool Applies(RunResults results) => results.Data.Columns.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        var data = results.Data;
        using (html.In("p")) html.Say($"{data.Source} has {data.Rows} {Words.Noun(data.Rows, "row")} and {data.Columns.Count} {Words.Noun(data.Columns.Count, "column")}. What every column was found to be, and why:");
        new Table<ColumnSummary>("Columns, roles and evidence", [
            new("Column", "row", (page, column) => page.Data(column.Name)),
            new("Role", "text", (page, column) => page.Text(column.Role.ToString().ToLowerInvariant())),
            new("Inputs", "number", (page, column) => page.Number(column.Inputs)),
            new("Evidence", "wide", (page, column) => page.Data(column.Evidence)),
        ]) { RowKind = column => column.Role == ColumnRole.Target ? "chosen" : column.Inputs == 0 ? "unused" : null, Limit = 40, HidesCaption = true }.Write(html, data.Columns);
    }
}
