using Descent.Assessments;
using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>A confusion matrix as a table whose cells are tinted by their share of the actual class. For as many classes as can be read.</summary>
internal static class ConfusionTable
{
    public const int MostClasses = 20;

    public static void Write(Html html, ClassReport report, string caption)
    {
        using (ScrollBox.Open(html, caption))
        using (html.In("table", ("class", "narrow confusion")))
        {
            html.Element("caption", caption);
            Head(html, report);
            using (html.In("tbody"))
            {
                for (var actual = 0; actual < report.Table.Count; actual++) Row(html, report, actual);
            }
        }
    }

    private static void Head(Html html, ClassReport report)
    {
        using (html.In("thead"))
        {
            using (html.In("tr"))
            {
                html.Element("th", "actual", ("scope", "col"), ("rowspan", "2"), ("class", "row"));
                html.Element("th", "predicted", ("scope", "colgroup"), ("colspan", Numbers.Exact(report.Table.Count)), ("class", "span"));
            }

            using (html.In("tr"))
            {
                foreach (var @class in report.Table)
                {
                    using (html.In("th", ("scope", "col"), ("class", "number"))) html.Data(@class.Name);
                }
            }
        }
    }

    private static void Row(Html html, ClassReport report, int actual)
    {
        var counts = report.Confusion[actual];
        var rows = Math.Max(1, counts.Sum());
        using (html.In("tr"))
        {
            using (html.In("th", ("scope", "row"), ("class", "row"))) html.Data(report.Table[actual].Name);
            for (var predicted = 0; predicted < counts.Count; predicted++)
            {
                var share = (double)counts[predicted] / rows;
                var kind = predicted == actual ? "number heat right" : "number heat wrong";
                using (html.In("td", ("class", counts[predicted] == 0 ? "number none" : kind), ("style", counts[predicted] == 0 ? null : $"--share:{Numbers.Exact(Math.Round(share, 2))}"))) html.Number(counts[predicted]);
            }
        }
    }
}
