using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Layers;
using Descent.Models;
using Descent.Serialization;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Tests.Tabular;

/// <summary>Model files whose checksums are right, and whose parts do not fit each other.</summary>
public sealed class ModelCheckTests : IDisposable
{
    private static readonly Lazy<TabularModel> s_iris = new(() => AutoTrainer.Train(Datasets.Load("iris"), new() { Epochs = 1 }).Model);
    private static readonly Lazy<TabularModel> s_curve = new(() => AutoTrainer.Train(Datasets.Load("curve"), new() { Epochs = 1 }).Model);

    private readonly string _folder = Directory.CreateTempSubdirectory("descent-check-").FullName;

    private string File => Path.Combine(_folder, TabularModel.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("labels", "training_counts", "[1]", "3 classes")]
    [InlineData("labels", "training_counts", "[0,0,0]", "all 0")]
    [InlineData("labels", "training_counts", "[-5,3,3]", "negative")]
    [InlineData("labels", "classes", """["a","b","c"]""", "3 classes")]
    [InlineData("labels", "target", "\"petal_width\"", "target")]
    [InlineData("training", "data", null, "\"data\"")]
    [InlineData("training", "data/test", "\"abc\"", "\"test\"")]
    [InlineData("training", "data/test", "7", "\"test\"")]
    [InlineData("training", "data/validation", "1", "\"validation\"")]
    [InlineData("training", "data/sha256", "\"12\"", "\"sha256\"")]
    [InlineData("training", "data/rows", "1.5", "\"rows\"")]
    [InlineData("training", "seed", null, "\"seed\"")]
    [InlineData("training", "batch_size", "0", "\"batch_size\"")]
    [InlineData("training", "loss", null, "\"loss\"")]
    [InlineData("training", "final_fit", "\"x\"", "\"final_fit\"")]
    [InlineData("training", "members", "0", "\"members\"")]
    [InlineData("training", "result", null, "\"result\"")]
    [InlineData("training", "result/test", "\"x\"", "\"test\"")]
    [InlineData("training", "result/test", """{"accuracy":"high"}""", "\"test\"")]
    [InlineData("training", "result/temperature", "-1", "\"temperature\"")]
    [InlineData("schema", "columns", "[]", "target")]
    [InlineData("pipeline", "output/classes", """["a","a","b"]""", "two classes")]
    public void A_section_that_does_not_fit_is_refused_when_the_file_is_read(string section, string place, string? value, string named)
    {
        Save(s_iris.Value, section, node =>
        {
            var steps = place.Split('/');
            var parent = steps[..^1].Aggregate(node, (inner, step) => inner[step]!);
            parent[steps[^1]] = value is null ? null : JsonNode.Parse(value);
        });
        Refused(named);
    }

    [Fact]
    public void A_column_of_the_preprocessing_is_there_once_and_in_the_schema()
    {
        Save(s_iris.Value, "pipeline", node => node["inputs"]![1] = node["inputs"]![0]!.DeepClone());
        Refused("twice");
        Save(s_iris.Value, "schema", node => node["columns"]!.AsArray().RemoveAt(0));
        Refused("lacks the column");
    }

    [Fact]
    public void A_network_gives_the_outputs_that_the_target_needs()
    {
        var iris = s_iris.Value;
        new TabularModel(new Sequential(new Input(4), new Dense(1)), iris.Pipeline, iris.Schema, iris.Labels, iris.Training).Save(File);
        Refused("3 outputs");
    }

    [Fact]
    public void A_number_has_no_classes()
    {
        Save(s_curve.Value, "labels", node => (node["classes"], node["training_counts"]) = (new JsonArray("a"), new JsonArray(1)));
        Refused("0 classes");
    }

    [Fact]
    public void Whole_files_are_read()
    {
        foreach (var model in (TabularModel[])[s_iris.Value, s_curve.Value])
        {
            Save(model, "training", _ => { });
            Assert.Equal(model.Labels, TabularModel.Load(File).Labels);
        }
    }

    private void Save(TabularModel model, string section, Action<JsonNode> change)
    {
        model.Save(File);
        var (network, sections, tensors) = ModelFile.Load(File);
        var node = JsonNode.Parse(sections[section])!;
        change(node);
        ModelFile.Save(File, network, new Dictionary<string, string>(sections) { [section] = node.ToJsonString() }, tensors);
    }

    private void Refused(string named) => Assert.Contains(named, Assert.Throws<ModelFileException>(() => TabularModel.Load(File)).Message, StringComparison.Ordinal);
}
