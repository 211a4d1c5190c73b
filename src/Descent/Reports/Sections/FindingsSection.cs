using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>What the checks found, and what was to be said during training.</summary>
internal sealed class FindingsSection() : ReportSection("findings", "What to look at", "Findings")
{
    public override bool Applies(RunResults results) => results.Findings.Count + results.Training.Warnings.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        using (html.In("ul", ("class", "findings")))
        {
            foreach (var finding in results.Findings) Item(html, finding);
            foreach (var warning in results.Training.Warnings)
            {
                using (html.In("li", ("class", "warning")))
                {
                    html.Element("span", "training", ("class", "tag"));
                    using (html.In("p")) html.Data(warning);
                }
            }
        }
    }

    private static void Item(Html html, FindingSummary finding)
    {
        using (html.In("li", ("class", finding.Severity == "note" ? "note" : "warning")))
        {
            using (html.In("span", ("class", "tag"))) html.Text($"{finding.Severity}: {finding.Check}");
            using (html.In("p")) html.Data(finding.Evidence);
            if (finding.Remedy.Length == 0) return;
            using (html.In("p", ("class", "quiet"))) html.Data(finding.Remedy);
        }
    }
}
