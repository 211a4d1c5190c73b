using System.Text.Json.Nodes;
using Descent.Reports;
using Descent.Tabular.Results;
using Descent.Tests.Reports.MadeUp;

namespace Descent.Tests.Tabular.Results;

/// <summary>Results with a part missing: they are refused in a sentence, or what is there is shown.</summary>
public sealed class DamagedResultsTests
{
    [Fact]
    public void Whatever_is_missing_is_refused_or_left_out()
    {
        var (seen, refused, broken) = (new HashSet<string>(), 0, new List<string>());
        foreach (var json in (string[])[MadeUpRuns.Binary().ToJson(), MadeUpRuns.Regression().ToJson(), MadeUpRuns.TimeSeries().ToJson(), MadeUpRuns.Multiclass().ToJson()])
        {
            foreach (var (place, way) in Places(JsonNode.Parse(json)!, []).SelectMany(place => Enum.GetValues<Damage>().Select(way => (place, way))))
            {
                var name = $"{way} {string.Join('/', place)}";
                if (!seen.Add(name) || Damaged(json, place, way) is not { } damaged) continue;
                try
                {
                    HtmlReport.Write(RunResults.FromJson(damaged), Stream.Null);
                }
                catch (FormatException)
                {
                    refused++;
                }
                catch (Exception error)
                {
                    broken.Add($"{name}: {error}");
                }
            }
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(refused > 50, $"{refused}");
    }

    [Fact]
    public void The_message_names_the_place()
    {
        var node = JsonNode.Parse(MadeUpRuns.Binary().ToJson())!;
        node["settings"]![1] = null;
        Assert.Contains("settings[1] is missing", Assert.Throws<FormatException>(() => RunResults.FromJson(node.ToJsonString())).Message, StringComparison.Ordinal);
        node = JsonNode.Parse(MadeUpRuns.Binary().ToJson())!;
        node["worst"]![1]!["cells"]!.AsArray().RemoveAt(0);
        Assert.Contains("worst[1].cells", Assert.Throws<FormatException>(() => RunResults.FromJson(node.ToJsonString())).Message, StringComparison.Ordinal);
    }

    private enum Damage
    {
        Null,
        Removed,
        LastRemoved,
        Emptied,
    }

    /// <summary>Each place; of an array the first element.</summary>
    private static IEnumerable<object[]> Places(JsonNode? node, object[] above)
    {
        IEnumerable<(object Step, JsonNode? Inner)> steps = node switch
        {
            JsonObject parts => parts.Select(part => ((object)part.Key, part.Value)),
            JsonArray items => items.Take(1).Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach (var (step, inner) in steps)
        {
            yield return [.. above, step];
            foreach (var place in Places(inner, [.. above, step])) yield return place;
        }
    }

    private static string? Damaged(string json, object[] place, Damage way)
    {
        var root = JsonNode.Parse(json)!;
        var parent = place[..^1].Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        var node = place[^1] is int at ? parent[at] : parent[(string)place[^1]];
        if (way == Damage.Null && place[^1] is int item) parent[item] = null;
        else if (way == Damage.Null) parent[(string)place[^1]] = null;
        else if (way == Damage.Removed && parent is JsonObject parts) parts.Remove((string)place[^1]);
        else if (way == Damage.LastRemoved && node is JsonArray { Count: > 0 } items) items.RemoveAt(items.Count - 1);
        else if (way == Damage.Emptied && node is JsonArray { Count: > 1 } all) all.Clear();
        else return null;
        return root.ToJsonString();
    }
}
