using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>The settings that a search tried.</summary>
internal sealed class SearchSection() : ReportSection("search", "Settings that were tried", "Search")
{
    public override bool Applies(RunResults results) => results.Search.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        var axis = Axis.Around("", results.Search.Select(candidate => candidate.Score).OfType<double>().Append(0));
        var names = results.Search.SelectMany(candidate => candidate.Settings).Select(setting => setting.Name).Distinct().ToList();
        var columns = new List<TableColumn<CandidateSummary>>
        {
            new("Validation loss", "row number", (page, candidate) => page.Number(candidate.Score)),
            new("from 0", "strip", (page, candidate) => Strip.Write(page, axis, pen => pen.Bar(candidate.Kept ? "a" : "quiet", 0, candidate.Score ?? 0))),
            new("Epochs", "number", (page, candidate) => page.Number(candidate.Epochs)),
        };
        columns.AddRange(names.Select(name => new TableColumn<CandidateSummary>(name, "text", (page, candidate) => page.Data(candidate.Settings.FirstOrDefault(setting => setting.Name == name)?.Value ?? ""))));
        columns.Add(new("Remark", "text", (page, candidate) => page.Text(candidate.Kept ? "kept" : "")));
        new Table<CandidateSummary>("Candidates by their validation loss, the best first", columns) { HidesCaption = true, Limit = 20, RowKind = candidate => candidate.Kept ? "chosen" : null }.Write(html, results.Search);
    }
}
