using Descent.Assessments;
using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>Whether probabilities are the frequencies that they say.</summary>
internal sealed class CalibrationSection() : ReportSection("calibration", "Are the probabilities true?", "Calibration")
{
    public override bool Applies(RunResults results) => results.Test?.Network.Classes?.Calibration is { Bins.Count: > 0 };

    protected override void Body(Html html, RunResults results)
    {
        var calibration = results.Test!.Network.Classes!.Calibration;
        using (html.In("p")) html.Say($"Expected calibration error {calibration.Error}, Brier score {calibration.Brier}; 0 would be perfect for both.");
        if (results.Test.Temperature is { } temperature)
        {
            using (html.In("p")) html.Say($"Logits are divided by {temperature}, which was fitted on the validation rows.");
        }

        Beside(html, () =>
        {
            Diagram(html, calibration);
            Bins(html, calibration);
        });
    }

    private static void Diagram(Html html, Calibration calibration)
    {
        var points = calibration.Bins.Select(bin => new ChartPoint(bin.Predicted, bin.Observed)).ToList();
        new LineChart("Predicted and observed, with 95% intervals", InWords(calibration), Axis.Shares("predicted probability"), Axis.Shares("observed frequency"), [
            new ChartLine("", "chance", [new ChartPoint(0, 0), new ChartPoint(1, 1)]),
            new ChartLine("", "a", points),
        ])
        {
            Height = 340,
            Over = (page, plot) =>
            {
                foreach (var bin in calibration.Bins) Drawing.Line(page, "whisker a", plot.X(bin.Predicted), plot.Y(bin.ObservedLow), plot.X(bin.Predicted), plot.Y(bin.ObservedHigh));
                plot.Dots(page, "a big", points);
            },
        }.Write(html);
    }

    private static string InWords(Calibration calibration)
    {
        var outside = calibration.Bins.Count(bin => bin.Predicted < bin.ObservedLow || bin.Predicted > bin.ObservedHigh);
        return outside == 0
            ? Finding.Of($"Reliability diagram: in all {calibration.Bins.Count} ranges the predicted probability lies in the 95% interval of the observed frequency.")
            : Finding.Of($"Reliability diagram: in {outside} of {calibration.Bins.Count} ranges the predicted probability lies outside the 95% interval of the observed frequency.");
    }

    private static void Range(Html html, CalibrationBin bin)
    {
        html.Round(bin.Low);
        html.Text(" to ");
        html.Round(bin.High);
    }

    private static void Bins(Html html, Calibration calibration) =>
        new Table<CalibrationBin>("The same in numbers", [
            new("Range", "row", (page, bin) => Range(page, bin)),
            new("Rows", "number", (page, bin) => page.Number(bin.Rows)),
            new("Predicted", "number", (page, bin) => page.Number(bin.Predicted)),
            new("Observed", "number", (page, bin) => page.Number(bin.Observed)),
            new("95% interval", "number", (page, bin) => Interval.Write(page, bin.ObservedLow, bin.ObservedHigh)),
        ]).Write(html, calibration.Bins);
}
