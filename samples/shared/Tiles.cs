using System.Globalization;
using System.Net;
using System.Text;

/// <summary>A panel of small images in rows, each with a caption below.</summary>
/// <param name="title">The panel's title.</param>
/// <param name="across">How many images stand in a row.</param>
/// <param name="signed">Whether values are weights (blue below zero, red above, of the strength of the largest), or the brightness of pixels from 0 to 1.</param>
class Tiles(string title, int across, bool signed = false) : IDrawing
{
    private const double Left = 20, Top = 38, Caption = 18, Gap = 10;
    private readonly List<(double[,] Values, string Caption)> _images = [];

    public Tiles Image(double[,] values, string caption = "")
    {
        _images.Add((values, caption));
        return this;
    }

    public string Draw()
    {
        var rows = Math.Max(1, (_images.Count + across - 1) / across);
        var side = Math.Min((Picture.PanelWidth - 2 * Left + Gap) / across - Gap, (Picture.PanelHeight - Top) / rows - Caption - Gap / 2);
        var svg = new StringBuilder($"<text class='ink' x='{Left}' y='20' font-weight='600'>{WebUtility.HtmlEncode(title)}</text>\n");
        foreach (var (i, (values, caption)) in _images.Index())
        {
            var (x, y) = (Left + i % across * (side + Gap), Top + i / across * (side + Caption + Gap / 2));
            Draw(svg, values, x, y, side);
            svg.Append(CultureInfo.InvariantCulture, $"<text class='faint' x='{x + side / 2:0.0}' y='{y + side + 13:0.0}' text-anchor='middle' font-size='11'>{WebUtility.HtmlEncode(caption)}</text>\n");
        }
        return svg.ToString();
    }

    private void Draw(StringBuilder svg, double[,] values, double x, double y, double side)
    {
        var cell = side / values.GetLength(1);
        var largest = values.Cast<double>().Max(Math.Abs) is var most and > 0 ? most : 1;
        for (var i = 0; i < values.GetLength(0); i++)
            for (var j = 0; j < values.GetLength(1); j++)
                svg.Append(CultureInfo.InvariantCulture, $"<path shape-rendering='crispEdges' fill='{Colour(signed ? values[i, j] / largest : values[i, j])}' d='M{x + j * cell:0.0},{y + i * cell:0.0}h{cell + 0.2:0.0}v{cell + 0.2:0.0}h-{cell + 0.2:0.0}z'/>");
        svg.Append('\n');
    }

    private string Colour(double value) => signed
        ? FormattableString.Invariant($"hsl({(value < 0 ? 215 : 10)},75%,{92 - 52 * Math.Abs(value):0}%)")
        : FormattableString.Invariant($"hsl(222,10%,{8 + 88 * value:0}%)");
}
