using Descent.Assessments;
using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>The main score beside that of simple predictions, with intervals on one scale.</summary>
internal sealed class BaselineTable
{
    private readonly List<Entry> _entries;
    private readonly Score _main;
    private readonly Axis _axis;

    public BaselineTable(Measurement test)
    {
        _main = test.Network.Scores[0];
        _entries = [new Entry("this network", _main, null, Main: true), .. test.Baselines.Where(baseline => baseline.Scores.Count > 0).Select(baseline => new Entry(baseline.Name, baseline.Scores[0], baseline.Difference, Main: false))];
        _axis = Axis.Around("", _entries.SelectMany(entry => new[] { entry.Score.Value, entry.Score.Low, entry.Score.High }).OfType<double>()) with { Wanted = 4 };
    }

    public void Write(Html html)
    {
        var columns = new List<TableColumn<Entry>>
        {
            new("Prediction by", "row", (page, entry) => page.Text(entry.Name)),
            new(_main.Name, "number", (page, entry) => page.Number(entry.Score.Value)),
            new("95% interval", "number", (page, entry) => Interval.Write(page, entry.Score.Low, entry.Score.High)),
            new("on one scale", "strip", Draw),
        };
        if (_entries.Any(entry => entry.Difference is not null)) columns.Add(new("the network is better by", "number", Difference));
        new Table<Entry>($"{Numbers.Title(_main.Name)} beside simple predictions on the same rows ({(_main.HigherIsBetter ? "more" : "less")} is better)", columns)
        {
            RowKind = entry => entry.Main ? "chosen" : null,
            Foot = page => Scale(page, columns.Count),
        }.Write(html, _entries);
    }

    private void Draw(Html html, Entry entry) => Strip.Write(html, _axis, pen =>
    {
        var kind = entry.Main ? "a" : "quiet";
        if (entry.Score.Low is { } low && entry.Score.High is { } high) pen.Range(kind, low, high);
        if (entry.Score.Value is { } value) pen.Dots(kind, [value]);
    }, hasScale: true);

    private void Scale(Html html, int columns)
    {
        using (html.In("tr"))
        {
            using (html.In("td", ("colspan", "3"))) { }

            using (html.In("td", ("class", "strip"))) Strip.Scale(html, _axis);
            if (columns <= 4) return;
            using (html.In("td")) { }
        }
    }

    private static void Difference(Html html, Entry entry)
    {
        if (entry.Difference is not { } difference) return;
        html.Number(difference.Value);
        if (difference.Low is not { } low || difference.High is not { } high) return;
        using (html.In("span", ("class", "quiet"))) html.Say($" ({low} to {high})");
    }

    private sealed record Entry(string Name, Score Score, Score? Difference, bool Main);
}
