using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Models;
using Descent.Serialization;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>What a model file of this command holds: a network, and all that it needs to take raw rows.</summary>
/// <param name="Model">The network.</param>
/// <param name="Pipeline">How rows become its inputs.</param>
/// <param name="Schema">What the columns were found or declared to be.</param>
/// <param name="Labels">The classes, and the baseline.</param>
/// <param name="Training">How it was trained: nothing that differs between equal trainings.</param>
internal sealed record TabularModel(Model Model, Pipeline Pipeline, Schema Schema, Labels Labels, JsonObject Training)
{
    public const string FileName = "model.safetensors";

    private const string PipelineSection = "pipeline", SchemaSection = "schema", LabelsSection = "labels", TrainingSection = "training";

    public void Save(string path) => ModelFile.Save(path, Model, new Dictionary<string, string>
    {
        [PipelineSection] = Pipeline.ToJson(),
        [SchemaSection] = Schema.ToJson(),
        [LabelsSection] = Labels.ToJson(),
        [TrainingSection] = Training.ToJsonString(),
    });

    /// <summary>The file that is meant: a run's folder stands for the model in it.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        return File.Exists(file) ? file : throw new UsageException($"{file}: there is no such model file. The command 'train' writes one.");
    }

    /// <summary>Whether a file was written by this command, so that its model takes rows of a table.</summary>
    public static bool IsTabular(SavedModel saved) => saved.Sections.ContainsKey(PipelineSection);

    /// <summary>Reads a model.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="ModelFileException">The file is damaged, no model, or not one of this command.</exception>
    public static TabularModel Load(string path)
    {
        var file = Find(path);
        var (model, sections, _) = ModelFile.Load(file);
        string Section(string name) => sections.TryGetValue(name, out var text) ? text
            : throw new ModelFileException(file, $"the model has no section \"{name}\", so it cannot take rows of a table", "Give a model that the command 'train' wrote.");
        try
        {
            var pipeline = Pipeline.FromJson(Section(PipelineSection));
            if (model.Inputs is not [{ Shape: { Rank: 1 } inputs }] || inputs[0] != pipeline.InputCount)
                throw new ModelFileException(file, $"the preprocessing gives {pipeline.InputCount} inputs, which the network does not take");
            return new(model, pipeline, Schema.FromJson(Section(SchemaSection)), Labels.FromJson(Section(LabelsSection)), JsonNode.Parse(Section(TrainingSection))!.AsObject());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or DataException or NullReferenceException)
        {
            throw new ModelFileException(file, $"a section of the model cannot be read: {error.Message.TrimEnd('.')}", inner: error);
        }
    }
}
