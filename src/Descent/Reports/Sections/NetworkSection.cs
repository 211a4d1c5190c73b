using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>The layers, their shapes and their parameters.</summary>
internal sealed class NetworkSection() : ReportSection("network", "The network", "Network")
{
    public override bool Applies(RunResults results) => results.Network.Layers.Count > 0;

    protected override void Body(Html html, RunResults results)
    {
        var network = results.Network;
        using (html.In("p")) html.Say($"{network.Layers.Count} {Words.Noun(network.Layers.Count, "layer")}, {network.Parameters} {Words.Noun(network.Parameters, "parameter")}.");
        using (html.In("div", ("class", NetworkDrawing.IsNarrow(network) ? "beside" : null)))
        {
            if (network.Layers.Count <= NetworkDrawing.MostLayers) NetworkDrawing.Write(html, network);
            new Table<LayerSummary>("Layers in the order in which they are computed", [
                new("Layer", "row", (page, layer) => page.Data(layer.Name)),
                new("Kind", "text", (page, layer) => page.Text(layer.Details.Length > 0 ? $"{layer.Kind}, {layer.Details}" : layer.Kind)),
                new("Output", "number", (page, layer) => page.Text(layer.Output)),
                new("Parameters", "number", (page, layer) => page.Number(layer.Parameters)),
            ]).Write(html, network.Layers);
        }
    }
}
