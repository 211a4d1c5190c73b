using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>All scores of the network and of the baselines.</summary>
internal sealed class ScoreTable(Measurement test)
{
    public void Write(Html html)
    {
        var columns = new List<TableColumn<int>>
        {
            new("Measure", "row", (page, index) => Name(page, index)),
            new("this network", "number", (page, index) => page.Number(test.Network.Scores[index].Value)),
            new("95% interval", "number", (page, index) => Interval.Write(page, test.Network.Scores[index].Low, test.Network.Scores[index].High)),
        };
        foreach (var baseline in test.Baselines) columns.Add(new(baseline.Name, "number", (page, index) => page.Number(index < baseline.Scores.Count ? baseline.Scores[index].Value : null)));
        new Table<int>("All measures on the same rows", columns).Write(html, [.. Enumerable.Range(0, test.Network.Scores.Count)]);
        var methods = test.Network.Scores.Where(score => score.Method is not null).Select(score => $"{score.Name} by {score.Method}").ToList();
        if (methods.Count > 0) html.Element("p", $"Intervals: {string.Join(", ", methods)}.", ("class", "quiet"));
    }

    private void Name(Html html, int index)
    {
        html.Text(test.Network.Scores[index].Name);
        html.Element("span", test.Network.Scores[index].HigherIsBetter ? " more is better" : " less is better", ("class", "quiet"));
    }
}
