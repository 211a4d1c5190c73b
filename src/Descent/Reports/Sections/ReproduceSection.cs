using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>How to get the same again, byte for byte.</summary>
internal sealed class ReproduceSection() : ReportSection("reproduce", "How to repeat it", "Repeat")
{
    public override bool Applies(RunResults results) => results.Command.Length > 0;

    protected override void Body(Html html, RunResults results)
    {
        using (html.In("p")) html.Say($"With {results.Program} and the same data this gives the same bytes, on any processor and with any number of threads:");
        using (html.In("pre", ("tabindex", "0"), ("role", "group"), ("aria-label", "Command"))) html.Element("code", results.Command);
        using (html.In("dl", ("class", "prints")))
        {
            Print(html, "data", results.Fingerprint.Data);
            Print(html, "configuration", results.Fingerprint.Configuration);
            Print(html, "weights", results.Fingerprint.Weights);
        }
    }

    private static void Print(Html html, string name, string value)
    {
        using (html.In("div"))
        {
            html.Element("dt", name);
            using (html.In("dd")) html.Element("code", value);
        }
    }
}
