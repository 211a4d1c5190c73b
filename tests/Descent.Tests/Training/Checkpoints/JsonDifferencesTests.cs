using System.Text.Json.Nodes;
using Descent.Training.Checkpoints;

namespace Descent.Tests.Training.Checkpoints;

/// <summary>Each difference is one short clause.</summary>
public class JsonDifferencesTests
{
    private const string Three = """{"layers": [{"class_name": "Dense", "config": {"units": 16}}, {"class_name": "Dropout", "config": {"rate": 0.5}}, {"class_name": "Dense", "config": {"units": 1}}]}""";
    private const string Two = """{"layers": [{"class_name": "Dense", "config": {"units": 8}}, {"class_name": "Dense", "config": {"units": 1}}]}""";

    [Theory]
    [InlineData(Three, Two, "model.layers were 3 and are 2; model.layers[0].units was 16 and is 8; model.layers[1] was Dropout and is Dense")]
    [InlineData(Three, Three, "")]
    [InlineData("""{"size": [3, 3]}""", """{"size": [5]}""", "model.size was [3,3] and is [5]")]
    [InlineData("""{"note": "a text of more than sixty characters, of which only the first sixty are shown"}""", """{"note": null}""", "model.note was \"a text of more than sixty characters, of which only the fir... and is none")]
    public void They_are_told_in_short(string was, string now, string clauses) => Assert.Equal(clauses, string.Join("; ", JsonDifferences.Between("model", JsonNode.Parse(was), JsonNode.Parse(now))));
}
