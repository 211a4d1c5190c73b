using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Charts;

/// <summary>The layers of a network as boxes, the data flowing down.</summary>
internal static class NetworkDrawing
{
    private const double BoxWidth = 268, BoxHeight = 52, Step = 80, Margin = 2;

    /// <summary>Layers beyond which a picture says less than the table.</summary>
    public const int MostLayers = 60;

    /// <summary>Whether something can stand beside the picture.</summary>
    public static bool IsNarrow(NetworkSummary network) => network.Layers.Count <= MostLayers && Layout(network).Width <= BoxWidth + 2 * Step;

    public static void Write(Html html, NetworkSummary network) => Figure.Write(html, "From the inputs to the prediction", [], page => Draw(page, network, Layout(network)), "network");

    private static GraphLayout Layout(NetworkSummary network)
    {
        var numbers = network.Layers.Select((layer, index) => (layer.Name, index)).DistinctBy(layer => layer.Name).ToDictionary(layer => layer.Name, layer => layer.index, StringComparer.Ordinal);
        return new GraphLayout([.. network.Layers.Select((layer, index) => (IReadOnlyList<int>)[.. layer.Inputs.Where(numbers.ContainsKey).Select(name => numbers[name]).Where(input => input < index)])], BoxWidth);
    }

    private static void Draw(Html html, NetworkSummary network, GraphLayout layout)
    {
        var (width, height) = (layout.Width + 2 * Margin, (layout.Ranks - 1) * Step + BoxHeight + 2 * Margin);
        var wide = layout.Width > BoxWidth + 60;
        using (html.In("div", ("class", wide ? "scroll" : null), ("tabindex", wide ? "0" : null), ("role", wide ? "group" : null), ("aria-label", wide ? "Drawing of the network" : null), ("style", $"--width:{Numbers.Pixel(width)}px")))
        using (Drawing.Open(html, width, height, InWords(network)))
        {
            foreach (var place in layout.Places)
            {
                foreach (var above in place.Above) Edge(html, above, place);
                if (place.Node is null) Drawing.Line(html, "edge", place.X + Margin, Top(place), place.X + Margin, Top(place) + BoxHeight);
            }

            for (var layer = 0; layer < network.Layers.Count; layer++) Box(html, network.Layers[layer], layout.Nodes[layer]);
        }
    }

    private static double Top(GraphPlace place) => place.Rank * Step + Margin;

    private static void Edge(Html html, GraphPlace from, GraphPlace to)
    {
        var (top, bottom) = (Top(from) + BoxHeight, Top(to));
        var middle = (top + bottom) / 2;
        var (fromX, toX) = (from.X + Margin, to.X + Margin);
        html.Empty("path", ("class", "edge"), ("d", $"M{P(fromX)} {P(top)}C{P(fromX)} {P(middle)} {P(toX)} {P(middle)} {P(toX)} {P(bottom)}"));
        if (to.Node is not null) html.Empty("path", ("class", "tip"), ("d", $"M{P(toX)} {P(bottom)}l-5 -8h10z"));
    }

    private static void Box(Html html, LayerSummary layer, GraphPlace place)
    {
        var (left, top) = (place.X - BoxWidth / 2 + Margin, Top(place));
        html.Empty("rect", ("class", layer.Parameters > 0 ? "box learns" : "box"), ("x", P(left)), ("y", P(top)), ("width", P(BoxWidth)), ("height", P(BoxHeight)), ("rx", "7"));
        Drawing.Text(html, left + 13, top + 21, Shortened(layer.Kind, 16), kind: "strong");
        Drawing.Text(html, left + BoxWidth - 13, top + 21, layer.Output, "end", "strong");
        Drawing.Text(html, left + 13, top + 40, Shortened(layer.Details.Length > 0 ? layer.Details : layer.Name, layer.Parameters > 0 ? 19 : 32));
        if (layer.Parameters > 0) Drawing.Text(html, left + BoxWidth - 13, top + 40, Finding.Of($"{layer.Parameters} {Words.Noun(layer.Parameters, "parameter")}"), "end");
    }

    private static string InWords(NetworkSummary network)
    {
        var layers = string.Join("; ", network.Layers.Take(30).Select(layer => Finding.Of($"{layer.Kind} {layer.Details}: output {layer.Output}, {layer.Parameters} {Words.Noun(layer.Parameters, "parameter")}")));
        return Finding.Of($"A network of {network.Layers.Count} {Words.Noun(network.Layers.Count, "layer")} and {network.Parameters} parameters: {layers}.");
    }

    private static string Shortened(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");

    private static string P(double value) => Numbers.Pixel(value);
}
