using Descent.Reports.Markup;
using Descent.Reports.Sections;
using Descent.Tabular.Results;

namespace Descent.Reports;

/// <summary>The page around the sections.</summary>
internal static class Page
{
    // Nothing may be loaded and no script may run, whatever the data hold.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    /// <summary>In the order in which a reader asks.</summary>
    private static readonly ReportSection[] s_sections =
    [
        new ResultSection(), new FindingsSection(), new FoldsSection(), new ClassesSection(), new CurvesSection(), new CalibrationSection(), new ThresholdsSection(), new ErrorsSection(),
        new ImportanceSection(), new WorstSection(), new LedgerSection(), new SplitSection(), new NetworkSection(), new TrainingSection(), new HealthSection(), new SettingsSection(),
        new SearchSection(), new ReproduceSection(),
    ];

    public static void Write(Html html, RunResults results)
    {
        html.Doctype();
        using (html.In("html", ("lang", "en")))
        {
            Head(html, results);
            using (html.In("body"))
            {
                var sections = s_sections.Where(section => section.Applies(results)).ToList();
                html.Element("a", "Skip to the result", ("href", "#" + sections[0].Id), ("class", "skip"));
                using (html.In("div", ("class", "page")))
                {
                    TitleBlock.Write(html, results);
                    Contents(html, sections);
                    using (html.In("main"))
                    {
                        foreach (var section in sections) section.Write(html, results);
                    }

                    using (html.In("footer")) html.Say($"Made by {results.Program}. All numbers are those of results.json, rounded; the page loads nothing and runs no script.");
                }
            }
        }
    }

    private static void Head(Html html, RunResults results)
    {
        using (html.In("head"))
        {
            html.Empty("meta", ("charset", "utf-8"));
            html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
            html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
            html.Empty("meta", ("name", "generator"), ("content", results.Program));
            html.Element("title", $"Predicting {results.Data.Target} from {results.Data.Source}");
            html.Style(StyleSheet.Text);
        }
    }

    private static void Contents(Html html, IReadOnlyList<ReportSection> sections)
    {
        using (html.In("nav", ("aria-label", "Contents")))
        using (html.In("ul"))
        {
            foreach (var section in sections)
            {
                using (html.In("li")) html.Element("a", section.ShortHeading, ("href", "#" + section.Id));
            }
        }
    }
}
