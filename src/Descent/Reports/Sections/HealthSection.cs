using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>Whether layers learn: dead and saturated units, gradients, and how far the last update moved the parameters.</summary>
internal sealed class HealthSection() : ReportSection("health", "Health of the layers", "Health")
{
    private static readonly Measure[] s_measures =
    [
        new("Dead units", true, health => health.Dead),
        new("Saturated", true, health => health.Saturated),
        new("Gradient norm", false, health => health.GradientNorm),
        new("Update ratio", false, health => health.UpdateRatio),
    ];

    public override bool Applies(RunResults results) => results.Training.Health.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        using (html.In("p")) html.Text("At the last measured epoch, with the way there: the share of units that never fire, and of outputs at an end of their range; the gradient's norm; the last update's norm over that of the parameters, of which about 0.001 is usual.");
        var layers = results.Training.Health.GroupBy(health => health.Layer).Select(group => group.OrderBy(health => health.Epoch).ToList()).ToList();
        var columns = new List<TableColumn<List<LayerHealth>>> { new("Layer", "row", (page, layer) => page.Data(layer[0].Layer)) };
        foreach (var measure in s_measures.Where(measure => results.Training.Health.Any(health => measure.Of(health) is not null)))
        {
            var up = measure.IsShare ? Axis.Shares("") : Axis.AroundRatios(results.Training.Health.Select(measure.Of).OfType<double>());
            columns.Add(new(measure.Name, "number", (page, layer) => page.Number(measure.Of(layer[^1]))));
            columns.Add(new("by epoch", "spark", (page, layer) => Spark(page, layer, measure, up)));
        }

        new Table<List<LayerHealth>>("Layers at the last measured epoch", columns) { HidesCaption = true, Limit = 40 }.Write(html, layers);
    }

    private static void Spark(Html html, List<LayerHealth> layer, Measure measure, Axis up)
    {
        var values = layer.Select(measure.Of).ToList();
        if (values.Count(value => value is not null) < 2) return;
        Strip.Write(html, Axis.Shares(""), pen => pen.Sparkline("a", values, up));
    }

    private sealed record Measure(string Name, bool IsShare, Func<LayerHealth, double?> Of);
}
