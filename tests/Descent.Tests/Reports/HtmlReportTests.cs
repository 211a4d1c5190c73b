using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Descent.Reports.Markup;
using Descent.Tabular.Results;
using Descent.Tests.Reports.MadeUp;

namespace Descent.Tests.Reports;

public class HtmlReportTests
{
    private static readonly Dictionary<string, Lazy<RunResults>> s_runs = new()
    {
        ["binary"] = new(MadeUpRuns.Binary), ["multiclass"] = new(() => MadeUpRuns.Multiclass()), ["regression"] = new(MadeUpRuns.Regression), ["time series"] = new(MadeUpRuns.TimeSeries), ["bare"] = new(MadeUpRuns.Bare), ["large"] = new(MadeUpRuns.Large),
    };

    private static readonly Dictionary<string, Lazy<ReportPage>> s_pages = s_runs.ToDictionary(run => run.Key, run => new Lazy<ReportPage>(() => new ReportPage(run.Value.Value)));

    public static TheoryData<string> Runs => [.. s_runs.Keys];

    [Theory, MemberData(nameof(Runs))]
    public void It_is_well_formed_and_its_links_lead_somewhere(string run)
    {
        var page = s_pages[run].Value;
        var ids = page.Root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Root.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], ids));
        Assert.All(page.Root.Descendants().Attributes("aria-labelledby"), label => Assert.Contains(label.Value, ids));
        Assert.Equal("en", page.Root.Attribute("lang")!.Value);
    }

    [Theory, MemberData(nameof(Runs))]
    public void It_loads_nothing_and_runs_nothing(string run)
    {
        var page = s_pages[run].Value;
        string[] loading = ["script", "link", "img", "iframe", "object", "embed", "image", "use", "base", "form", "foreignObject", "animate", "set"];
        Assert.DoesNotContain(page.Root.Descendants(), element => loading.Contains(element.Name.LocalName));
        Assert.DoesNotContain(page.Root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName == "src");
        Assert.DoesNotContain("url(", page.Root.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Runs))]
    public void Every_number_is_one_of_the_results(string run)
    {
        var results = s_runs[run].Value;
        var known = new HashSet<string>();
        Leaves(JsonNode.Parse(results.ToJson())!, known);
        known.Add(Numbers.Exact(results.Data.Columns.Count(column => column.Inputs > 0)));
        var shown = s_pages[run].Value.Root.Descendants("data").ToList();
        Assert.NotEmpty(shown);
        foreach (var number in shown)
        {
            var value = number.Attribute("value")!.Value;
            Assert.Contains(value, known);
            var exact = double.Parse(value, CultureInfo.InvariantCulture);
            Assert.Contains(number.Value, new[] { Numbers.Text(exact), Numbers.Round(exact), Numbers.Text((long)exact) });
        }
    }

    [Fact]
    public void The_scores_are_shown_where_a_reader_looks_for_them()
    {
        var results = s_runs["binary"].Value;
        var page = new ReportPage(results);
        var main = page.Section("result").Descendants("strong").Single().Element("data")!;
        Assert.Equal("0.9142", main.Attribute("value")!.Value);
        var values = page.Section("result").Descendants("data").Select(number => number.Attribute("value")!.Value).ToList();
        var scores = results.Test!.Network.Scores.Concat(results.Test.Baselines.SelectMany(baseline => baseline.Scores)).Select(score => score.Value);
        Assert.All(scores, score => Assert.Contains(Numbers.Exact(score!.Value), values));
        Assert.Contains(results.Test.Conclusion, page.Section("result").Value, StringComparison.Ordinal);
        Assert.Equal(19, page.Section("thresholds").Descendants("tbody").Single().Elements("tr").Count());
        Assert.Equal(15, page.Section("data").Descendants("tbody").Single().Elements("tr").Count());
    }

    [Fact]
    public void Sections_follow_the_data()
    {
        Assert.Equal(["result", "findings", "folds", "classes", "curves", "calibration", "thresholds", "importance", "worst", "data", "split", "network", "training", "health", "settings", "reproduce"], s_pages["binary"].Value.Sections);
        Assert.Equal(["result", "folds", "classes", "curves", "calibration", "worst", "data", "split", "network", "training", "health", "settings", "search", "reproduce"], s_pages["multiclass"].Value.Sections);
        Assert.Equal(["result", "findings", "errors", "importance", "worst", "data", "split", "network", "training", "health", "settings", "reproduce"], s_pages["regression"].Value.Sections);
        Assert.Equal(["data", "split", "network", "training", "reproduce"], s_pages["bare"].Value.Sections);
        var noTest = new ReportPage(s_runs["binary"].Value with { Test = null });
        Assert.Equal(["result", "findings", "folds", "importance"], noTest.Sections.Take(4));
        Assert.Contains("No rows were kept", noTest.Section("result").Value, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Runs))]
    public void Drawings_say_what_they_show_and_tables_what_they_hold(string run)
    {
        var page = s_pages[run].Value;
        foreach (var drawing in page.Root.Descendants("svg"))
        {
            if (drawing.Attribute("aria-hidden") is not null) continue;
            Assert.Equal("img", drawing.Attribute("role")!.Value);
            Assert.True(drawing.Element("title")!.Value.Length > 30, drawing.Element("title")!.Value);
        }

        Assert.All(page.Root.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.Root.Descendants("th"), heading => Assert.NotNull(heading.Attribute("scope")));
        Assert.All(page.Root.Descendants("table"), table => Assert.Contains(table.Ancestors("div"), box => box.Attribute("class")?.Value == "scroll" && box.Attribute("tabindex")?.Value == "0"));
    }

    [Fact]
    public void Texts_of_the_data_stay_texts()
    {
        const string hostile = "<script>alert(1)</script>&amp;\"'><img src=x onerror=y>\u202Eabc\u2066\u0007]]>";
        var json = JsonNode.Parse(s_runs["binary"].Value.ToJson())!;
        Spoil(json, hostile);
        var page = new ReportPage(RunResults.FromJson(json.ToJsonString()));
        Assert.DoesNotContain(page.Root.Descendants(), element => element.Name.LocalName is "script" or "img");
        Assert.DoesNotContain(page.Root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        const string harmless = "<script>alert(1)</script>&amp;\"'><img src=x onerror=y>\uFFFDabc\uFFFD\uFFFD]]>";
        Assert.StartsWith("Predicting " + harmless, page.Root.Descendants("h1").Single().Value, StringComparison.Ordinal);
        var words = page.Root.DescendantNodes().OfType<XText>().Select(text => text.Value).Concat(page.Root.Descendants().Attributes().Select(attribute => attribute.Value)).ToList();
        Assert.DoesNotContain(words, text => text.EnumerateRunes().Any(Html.IsHarmful));
        Assert.True(words.Count(text => text.Contains(harmless, StringComparison.Ordinal)) > 100);
    }

    [Fact]
    public void The_same_results_give_the_same_bytes()
    {
        var results = s_runs["binary"].Value;
        Assert.Equal(new ReportPage(results).Bytes, new ReportPage(RunResults.FromJson(results.ToJson())).Bytes);
    }

    [Fact]
    public void A_hundred_classes_five_hundred_columns_and_ten_thousand_epochs_fit_into_two_megabytes() =>
        Assert.InRange(s_pages["large"].Value.Bytes.Length, 100_000, 2_000_000);

    private static void Leaves(JsonNode node, HashSet<string> numbers)
    {
        if (node is JsonArray array) numbers.Add(Numbers.Exact(array.Count));
        if (node is JsonValue value && value.TryGetValue(out double number)) numbers.Add(Numbers.Exact(number));
        foreach (var child in Children(node)) Leaves(child, numbers);
    }

    private static void Spoil(JsonNode node, string text)
    {
        foreach (var child in Children(node).ToList())
        {
            if (child is JsonValue value && value.TryGetValue(out string? old) && !(value.Parent is JsonObject && (value.GetPropertyName() is "role" or "task"))) value.ReplaceWith(text + old);
            else Spoil(child, text);
        }
    }

    private static IEnumerable<JsonNode> Children(JsonNode node) => (node switch
    {
        JsonObject fields => fields.Select(field => field.Value),
        JsonArray items => items,
        _ => [],
    }).OfType<JsonNode>();
}
