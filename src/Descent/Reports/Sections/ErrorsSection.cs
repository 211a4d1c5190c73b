using Descent.Assessments;
using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>The errors of a regression.</summary>
internal sealed class ErrorsSection() : ReportSection("errors", "How large the errors are", "Errors")
{
    private static readonly string[] s_shares = ["smallest", "5%", "25%", "50%", "75%", "95%", "largest"];

    public override bool Applies(RunResults results) => results.Test?.Network.Residuals is not null;

    protected override void Body(Html html, RunResults results)
    {
        var residuals = results.Test!.Network.Residuals!;
        using (html.In("p"))
        {
            html.Say($"An error is the predicted minus the actual {results.Data.Target}: {residuals.Mean} in the mean, with a standard deviation of {residuals.StandardDeviation}.");
            if (residuals.Quantiles.Count == s_shares.Length) html.Say($" Half of all errors lie between {residuals.Quantiles[2]} and {residuals.Quantiles[4]}, nine of ten between {residuals.Quantiles[1]} and {residuals.Quantiles[5]}.");
        }

        Beside(html, () =>
        {
            if (residuals.Points.Count > 0) Scatter(html, residuals);
            if (residuals.Histogram.Count > 0) new Histogram("Errors, predicted minus actual", Finding.Of($"Histogram of errors around a mean of {residuals.Mean} with a standard deviation of {residuals.StandardDeviation}."), "error", residuals.Histogram).Write(html);
        });
        if (residuals.Quantiles.Count == s_shares.Length) Quantiles(html, residuals);
    }

    private static void Scatter(Html html, ResidualReport residuals)
    {
        var both = residuals.Points.SelectMany(point => new[] { point.Actual, point.Predicted }).ToList();
        var (x, y) = (Axis.Around("actual", both) with { Wanted = 4 }, Axis.Around("predicted", both));
        new LineChart("Predicted over actual; on the line both are the same", Finding.Of($"Predicted over actual values of {residuals.Points.Count} rows; the errors have a standard deviation of {residuals.StandardDeviation}."), x, y, [new ChartLine("", "chance", [new ChartPoint(x.Low, x.Low), new ChartPoint(x.High, x.High)])])
        {
            Over = (page, plot) => plot.Dots(page, "a cloud", residuals.Points.Select(point => new ChartPoint(point.Actual, point.Predicted))),
        }.Write(html);
    }

    private static void Quantiles(Html html, ResidualReport residuals) =>
        new Table<ResidualReport>("Errors by share of the rows below them", [.. s_shares.Select((share, index) => new TableColumn<ResidualReport>(share, "number", (page, report) => page.Number(report.Quantiles[index])))]).Write(html, [residuals]);
}
