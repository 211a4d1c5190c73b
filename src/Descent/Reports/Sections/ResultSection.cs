using Descent.Assessments;
using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>How good the predictions are, beside simple ones, and what follows.</summary>
internal sealed class ResultSection() : ReportSection("result", "How good it is", "Result")
{
    public override bool Applies(RunResults results) => results.Test is not null || results.Folds is not null;

    protected override void Body(Html html, RunResults results)
    {
        if (results.Test is { } test) Measured(html, test);
        else Estimated(html, results.Folds!);
    }

    private static void Measured(Html html, Measurement test)
    {
        var main = test.Network.Scores[0];
        using (html.In("div", ("class", "hero")))
        {
            using (html.In("p", ("class", "main")))
            {
                html.Element("span", main.Name, ("class", "name"));
                using (html.In("strong")) html.Number(main.Value);
                using (html.In("span", ("class", "interval")))
                {
                    if (main.Low is { } low && main.High is { } high) html.Say($"95% interval {low} to {high}");
                }
            }

            using (html.In("div"))
            {
                using (html.In("p", ("class", "lead"))) html.Text(test.Conclusion);
                using (html.In("p", ("class", "quiet"))) html.Text($"Measured on {test.Rows}.");
            }
        }

        if (test.Baselines.Count > 0) new BaselineTable(test).Write(html);
        new ScoreTable(test).Write(html);
    }

    private static void Estimated(Html html, FoldsSummary folds)
    {
        var main = folds.Network[0];
        using (html.In("div", ("class", "hero")))
        {
            using (html.In("p", ("class", "main")))
            {
                html.Element("span", main.Name, ("class", "name"));
                using (html.In("strong")) html.Number(main.Mean);
                if (main.StandardDeviation is { } spread)
                {
                    using (html.In("span", ("class", "interval"))) html.Say($"standard deviation {spread}");
                }
            }

            if (folds.Conclusion is { } conclusion)
            {
                using (html.In("p", ("class", "lead"))) html.Text(conclusion);
            }

            using (html.In("p", ("class", folds.Conclusion is null ? "lead" : "quiet"))) html.Say($"The mean over {main.Values.Count} trainings, each measured on rows that it has not seen. No rows were kept for a test of the final network.");
        }
    }
}
