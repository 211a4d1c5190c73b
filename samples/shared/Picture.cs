using System.Globalization;
using System.Net;
using System.Text;

/// <summary>A picture of panels side by side, written as one self-contained SVG file that reads in light and dark.</summary>
class Picture(string title, int columns = 2)
{
    public const int PanelWidth = 440, PanelHeight = 320;
    private readonly List<IDrawing> _panels = [];

    public Panel Panel(string title, string x = "", string y = "") => Add(new Panel(title, x, y));

    public T Add<T>(T panel) where T : IDrawing
    {
        _panels.Add(panel);
        return panel;
    }

    /// <summary>Writes pictures/NAME.svg under the current folder.</summary>
    public void Save(string name)
    {
        var across = Math.Min(columns, _panels.Count);
        var (width, height) = (across * PanelWidth, 48 + (_panels.Count + across - 1) / across * PanelHeight);
        var svg = new StringBuilder($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' font-family='system-ui,sans-serif' font-size='12'>\n{Style}\n");
        svg.Append($"<rect class='ground' width='{width}' height='{height}'/><text class='ink' x='20' y='31' font-size='18' font-weight='600'>{WebUtility.HtmlEncode(title)}</text>\n");
        for (var i = 0; i < _panels.Count; i++) svg.Append($"<g transform='translate({i % across * PanelWidth},{48 + i / across * PanelHeight})'>\n{_panels[i].Draw()}</g>\n");
        Directory.CreateDirectory("pictures");
        File.WriteAllText($"pictures/{name}.svg", svg.Append("</svg>\n").ToString());
        Console.WriteLine($"Picture: pictures/{name}.svg");
    }

    private static string Style => $$"""
        <style>.ground{fill:#fff}.ink{fill:#1f2430}.faint{fill:#667085}.grid{stroke:#e4e7ec;fill:none}.l{fill:none;stroke-width:2;stroke-linejoin:round}
        .level{fill:none;stroke:#667085;stroke-opacity:.55}{{Heights(52, 94)}}
        @media(prefers-color-scheme:dark){.ground{fill:#14171d}.ink{fill:#e6e9ef}.faint{fill:#98a2b3}.grid{stroke:#2b313c}{{Heights(42, 12)}}}</style>
        """;

    // Surfaces fade into the ground as they rise.
    private static string Heights(int low, int high) => string.Concat(Enumerable.Range(0, 13).Select(k => $".s{k}{{fill:hsl(222,18%,{low + (high - low) * k / 12}%)}}"));
}

/// <summary>What fills a panel.</summary>
interface IDrawing
{
    string Draw();
}

/// <summary>What the colours of the lines in the panels beside it mean, where these have no room for it: names in the order of the lines.</summary>
class Legend(string title, IReadOnlyList<string> names) : IDrawing
{
    public string Draw()
    {
        var svg = new StringBuilder($"<text class='ink' x='8' y='20' font-weight='600'>{WebUtility.HtmlEncode(title)}</text>\n");
        for (var i = 0; i < names.Count; i++)
            svg.Append($"<rect x='8' y='{43 + i * 20}' width='14' height='4' rx='2' fill='{Panel.Colours[i % Panel.Colours.Length]}'/><text class='ink' x='30' y='{49 + i * 20}'>{WebUtility.HtmlEncode(names[i])}</text>\n");
        return svg.ToString();
    }
}

/// <summary>Axes with lines, points, histograms and surfaces. Methods return the panel, so that calls chain.</summary>
class Panel(string title, string xLabel, string yLabel) : IDrawing
{
    public static readonly string[] Colours = ["#2f7ed8", "#e4572e", "#2ca02c", "#9b59b6", "#e0a100", "#17a2b8", "#d6498f", "#7f8c8d"];
    private const double Left = 58, Top = 34, Width = 362, Height = 232;
    private readonly List<(double[] X, double[] Y, string? Label, string Colour, Mark Mark)> _series = [];
    private (double Low, double High)? _x, _y;
    private (double[,] Values, double[] Levels)? _surface;
    private bool _logX, _logY;

    private enum Mark { Line, Points, Bars }

    public Panel XRange(double low, double high) => Set(() => _x = (low, high));
    public Panel YRange(double low, double high) => Set(() => _y = (low, high));
    public Panel LogX() => Set(() => _logX = true);
    public Panel LogY() => Set(() => _logY = true);

    public Panel Line(IEnumerable<double> x, IEnumerable<double> y, string? label = null, int colour = -1) => Add(x, y, label, colour, Mark.Line);
    public Panel Line(IEnumerable<double> y, string? label = null, int colour = -1) => Line(Enumerable.Range(0, y.Count()).Select(i => (double)i), y, label, colour);
    public Panel Points(IEnumerable<double> x, IEnumerable<double> y, string? label = null, int colour = -1) => Add(x, y, label, colour, Mark.Points);

    /// <summary>The curve of a function.</summary>
    public Panel Curve(Func<double, double> function, double low, double high, string? label = null, int colour = -1)
    {
        var x = Enumerable.Range(0, 201).Select(i => low + (high - low) * i / 200).ToArray();
        return Line(x, x.Select(function), label, colour);
    }

    /// <summary>The density of numbers.</summary>
    public Panel Histogram(IReadOnlyList<double> values, string? label = null, int bins = 40, (double Low, double High)? range = null)
    {
        var (low, high) = range ?? (values.Min(), values.Max());
        var width = (high > low ? high - low : 1) / bins;
        var counts = new double[bins];
        foreach (var value in values) if (value >= low && value <= high) counts[Math.Min(bins - 1, (int)((value - low) / width))]++;
        return Add(counts.Select((_, i) => low + (i + 0.5) * width), counts.Select(count => count / values.Count / width), label, -1, Mark.Bars);
    }

    /// <summary>A function of the plane as colours and level lines; set both ranges. Levels may be given, to compare panels.</summary>
    public Panel Surface(Func<double, double, double> function, (double Low, double High) x, (double Low, double High) y, double[]? levels = null, int cells = 48)
    {
        (_x, _y) = (x, y);
        var values = new double[cells + 1, cells + 1];
        for (var i = 0; i <= cells; i++)
            for (var j = 0; j <= cells; j++)
                values[i, j] = function(x.Low + (x.High - x.Low) * i / cells, y.Low + (y.High - y.Low) * j / cells);
        double[] sorted = [.. values.Cast<double>().Order()];
        _surface = (values, levels ?? [.. Enumerable.Range(1, 12).Select(k => sorted[(sorted.Length - 1) * k / 13])]);
        return this;
    }

    public string Draw()
    {
        FindRanges();
        var svg = new StringBuilder($"<text class='ink' x='{Left}' y='20' font-weight='600'>{WebUtility.HtmlEncode(title)}</text>\n");
        if (_surface is { } surface) DrawSurface(svg, surface.Values, surface.Levels);
        DrawAxes(svg);
        svg.Append(Invariant($"<svg x='{Left}' y='{Top}' width='{Width}' height='{Height}' viewBox='{Left} {Top} {Width} {Height}'>\n"));
        foreach (var (x, y, _, colour, mark) in _series)
        {
            var points = x.Zip(y).Where(p => Shows(p.First, _logX) && Shows(p.Second, _logY)).Select(p => (X: X(p.First), Y: Y(p.Second))).ToList();
            if (mark == Mark.Points) foreach (var p in points) svg.Append(Invariant($"<circle cx='{p.X:0.0}' cy='{p.Y:0.0}' r='{(_surface is null ? 3 : 4)}' fill='{colour}' fill-opacity='{(_surface is null ? 0.75 : 1)}'/>"));
            else if (mark == Mark.Bars) svg.Append(Invariant($"<path fill='{colour}' fill-opacity='.18' stroke='{colour}' d='M{points[0].X:0.0},{Top + Height}L{Path(points)}L{points[^1].X:0.0},{Top + Height}Z'/>"));
            else if (points.Count > 0) svg.Append($"<path class='l' stroke='{colour}' d='M{Path(points)}'/>");
            svg.Append('\n');
        }
        svg.Append("</svg>\n");
        DrawLegend(svg);
        return svg.ToString();
    }

    private void FindRanges()
    {
        _x ??= Range(_series.SelectMany(s => s.X), _logX, 0);
        if (_y is not null) return;
        var range = Range(_series.SelectMany(s => s.Y), _logY, 0.05);
        _y = _series.Any(s => s.Mark == Mark.Bars) ? (0, range.High) : range;
    }

    private static (double Low, double High) Range(IEnumerable<double> numbers, bool log, double margin)
    {
        double[] shown = [.. numbers.Where(number => Shows(number, log)).Select(number => log ? Math.Log10(number) : number)];
        var (low, high) = shown.Length == 0 ? (0, 1) : (shown.Min(), shown.Max());
        if (high - low < 1e-12) (low, high) = (low - 0.5, high + 0.5);
        var extra = margin * (high - low);
        return log ? (Math.Pow(10, low - extra), Math.Pow(10, high + extra)) : (low - extra, high + extra);
    }

    private void DrawAxes(StringBuilder svg)
    {
        foreach (var tick in Ticks(_x!.Value, _logX))
            svg.Append(Invariant($"<path class='grid' d='M{X(tick):0.0},{Top}v{(_surface is null ? Height : 0)}'/><text class='faint' x='{X(tick):0.0}' y='{Top + Height + 16}' text-anchor='middle'>{tick:0.######}</text>\n"));
        foreach (var tick in Ticks(_y!.Value, _logY))
            svg.Append(Invariant($"<path class='grid' d='M{Left},{Y(tick):0.0}h{(_surface is null ? Width : 0)}'/><text class='faint' x='{Left - 6}' y='{Y(tick) + 4:0.0}' text-anchor='end'>{(_logY && tick is < 1e-3 or >= 1e5 ? tick.ToString("0e+0", CultureInfo.InvariantCulture) : tick.ToString("0.######", CultureInfo.InvariantCulture))}</text>\n"));
        svg.Append(Invariant($"<text class='faint' x='{Left + Width / 2}' y='{Top + Height + 34}' text-anchor='middle'>{WebUtility.HtmlEncode(xLabel)}</text>"));
        svg.Append(Invariant($"<text class='faint' transform='translate(12,{Top + Height / 2}) rotate(-90)' text-anchor='middle'>{WebUtility.HtmlEncode(yLabel)}</text>\n"));
    }

    private void DrawLegend(StringBuilder svg)
    {
        var named = _series.Where(s => s.Label is not null).ToList();
        if (named.Count == 0) return;
        var (width, height) = (named.Max(s => s.Label!.Length) * 7.2 + 40, named.Count * 17 + 6.0);
        var (left, top) = EmptiestPlace(width, height);
        svg.Append(Invariant($"<rect class='ground' fill-opacity='.82' x='{left:0}' y='{top:0}' width='{width:0}' height='{height:0}' rx='4'/>\n"));
        for (var i = 0; i < named.Count; i++)
            svg.Append(Invariant($"<rect x='{left + 8:0}' y='{top + 9 + i * 17:0}' width='14' height='4' rx='2' fill='{named[i].Colour}'/><text class='ink' x='{left + 28:0}' y='{top + 15 + i * 17:0}'>{WebUtility.HtmlEncode(named[i].Label)}</text>\n"));
    }

    // Of a grid of places the one that hides least of what is drawn; corners before the middle.
    private (double Left, double Top) EmptiestPlace(double width, double height)
    {
        var inked = _series.SelectMany(Inked).Where(p => p.X > Left && p.X < Left + Width && p.Y > Top && p.Y < Top + Height).ToList();
        double[] shares = [1, 0, 0.75, 0.25, 0.5];
        return shares.SelectMany(across => shares.Select(down => (Left: Left + 4 + across * (Width - width - 8), Top: Top + 4 + down * (Height - height - 8))))
            .MinBy(place => inked.Count(p => Math.Abs(p.X - place.Left - width / 2) < width / 2 + 4 && Math.Abs(p.Y - place.Top - height / 2) < height / 2 + 4));
    }

    // Places on a series' marks, on lines one every few pixels.
    private IEnumerable<(double X, double Y)> Inked((double[] X, double[] Y, string? Label, string Colour, Mark Mark) series)
    {
        (double X, double Y)? before = null;
        foreach (var (x, y) in series.X.Zip(series.Y).Where(p => Shows(p.First, _logX) && Shows(p.Second, _logY)).Select(p => (X(p.First), Y(p.Second))))
        {
            var (from, pieces) = before is { } last && series.Mark != Mark.Points ? (last, (int)(Math.Abs(x - last.X) + Math.Abs(y - last.Y)) / 4 + 1) : ((x, y), 1);
            for (var i = 1; i <= pieces; i++) yield return (from.Item1 + (x - from.Item1) * i / pieces, from.Item2 + (y - from.Item2) * i / pieces);
            before = (x, y);
        }
    }

    private void DrawSurface(StringBuilder svg, double[,] values, double[] levels)
    {
        var n = values.GetLength(0) - 1;
        var (w, h) = (Width / n, Height / n);
        var lines = new StringBuilder();
        svg.Append("<g shape-rendering='crispEdges'>");
        for (var i = 0; i < n; i++)
        {
            // Cells of one height, one above the other, are one rectangle.
            var (start, height) = (0, HeightOf(Corners(i, 0)));
            for (var j = 0; j < n; j++)
            {
                var (px, py) = (Left + i * w, Top + Height - j * h);
                foreach (var level in levels) Cross(lines, Corners(i, j), level, px, py, w, h);
                var next = j + 1 < n ? HeightOf(Corners(i, j + 1)) : -1;
                if (next == height) continue;
                svg.Append(Invariant($"<rect x='{px:0.0}' y='{py - h:0.0}' width='{w + 0.3:0.0}' height='{(j + 1 - start) * h + 0.3:0.0}' class='s{height}'/>"));
                (start, height) = (j + 1, next);
            }
        }
        svg.Append($"</g>\n<path class='level' d='{lines}'/>\n");

        double[] Corners(int i, int j) => [values[i, j], values[i + 1, j], values[i + 1, j + 1], values[i, j + 1]];
        int HeightOf(double[] corner) => (int)Math.Round(12.0 * levels.Count(level => corner.Average() > level) / levels.Length, MidpointRounding.AwayFromZero);
    }

    // Marching squares: where a level crosses a cell's edges.
    private static void Cross(StringBuilder lines, double[] corner, double level, double x, double y, double w, double h)
    {
        (double X, double Y)[] at = [(x, y), (x + w, y), (x + w, y - h), (x, y - h)];
        var crossings = 0;
        for (var k = 0; k < 4; k++)
        {
            var (a, b) = (corner[k], corner[(k + 1) % 4]);
            if (a > level == b > level) continue;
            var (from, to, share) = (at[k], at[(k + 1) % 4], (level - a) / (b - a));
            lines.Append(Invariant($"{(crossings++ % 2 == 0 ? 'M' : 'L')}{from.X + share * (to.X - from.X):0.0},{from.Y + share * (to.Y - from.Y):0.0}"));
        }
    }

    private static IEnumerable<double> Ticks((double Low, double High) range, bool log)
    {
        if (log)
        {
            var (first, last) = ((int)Math.Ceiling(Math.Log10(range.Low) - 1e-9), (int)Math.Floor(Math.Log10(range.High) + 1e-9));
            if (last - first < 2)
                foreach (var tick in Enumerable.Range(first - 1, last - first + 3).SelectMany(power => new[] { 1, 2, 5 }.Select(digit => digit * Math.Pow(10, power))).Where(tick => tick >= range.Low && tick <= range.High))
                    yield return tick;
            else
                for (var power = first; power <= last; power += Math.Max(1, (last - first + 5) / 6)) yield return Math.Pow(10, power);
            yield break;
        }
        var rough = (range.High - range.Low) / 5;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = unit * (rough / unit < 1.5 ? 1 : rough / unit < 3.5 ? 2 : rough / unit < 7.5 ? 5 : 10);
        for (var tick = Math.Ceiling(range.Low / step) * step; tick <= range.High + step / 1e6; tick += step) yield return Math.Abs(tick) < step / 1e6 ? 0 : tick;
    }

    private Panel Add(IEnumerable<double> x, IEnumerable<double> y, string? label, int colour, Mark mark) =>
        Set(() => _series.Add(([.. x], [.. y], label, Colours[(colour < 0 ? _series.Count : colour) % Colours.Length], mark)));

    private Panel Set(Action change)
    {
        change();
        return this;
    }

    private double X(double value) => Left + Width * Share(value, _x!.Value, _logX);
    private double Y(double value) => Top + Height * (1 - Share(value, _y!.Value, _logY));

    // Far away points are held near the frame: a line still leaves it in the right direction.
    private static double Share(double value, (double Low, double High) range, bool log) => Math.Clamp(log
        ? Math.Log(value / range.Low) / Math.Log(range.High / range.Low)
        : (value - range.Low) / (range.High - range.Low), -5, 6);

    private static bool Shows(double value, bool log) => double.IsFinite(value) && (!log || value > 0);
    private static string Path(List<(double X, double Y)> points) => string.Join("L", points.Select(p => Invariant($"{p.X:0.0},{p.Y:0.0}")));
    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
