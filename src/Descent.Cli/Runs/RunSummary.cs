using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Assessments;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Serialization;
using Descent.Tabular;
using Descent.Tabular.Results;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>A run's folder in a line.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Data">What it learnt from: a file's name, or how many rows and their fingerprint.</param>
/// <param name="Task"><c>binary</c>, <c>multiclass</c> or <c>regression</c>.</param>
/// <param name="Score">The main one; null where nothing was measured.</param>
/// <param name="Epochs">That came to their end.</param>
/// <param name="Written">When, in UTC.</param>
internal sealed record RunSummary(string Path, string Data, string Task, Score? Score, int Epochs, DateTime Written)
{
    /// <summary>What a folder has that is a run's, whatever state it is in.</summary>
    public static bool IsRun(string folder) => File.Exists(ModelOf(folder)) || Checkpoint.Exists(folder);

    /// <summary>Reads a run's results, or the model itself where there are none.</summary>
    /// <exception cref="ModelFileException">Something of it is damaged, or it has not come to its end; the message says which.</exception>
    public static RunSummary Read(string folder)
    {
        var file = ModelOf(folder);
        if (!File.Exists(file))
        {
            var checkpoint = Checkpoint.Load(folder);
            throw new ModelFileException(folder, $"it has no model yet: the training is in epoch {checkpoint.Epoch}", "Go on with 'descent train --resume'.");
        }
        var (model, written) = (TabularModel.Load(file), File.GetLastWriteTimeUtc(file));
        var results = RunResultsFile.Read(folder);
        var (record, result) = (model.Training, model.Training["result"] as JsonObject);
        try
        {
            return results is null
                ? new(folder, $"{Count.Of((int)record["data"]!["rows"]!, "row")}, {((string)record["data"]!["sha256"]!)[..8]}", (string)record["task"]!, MainScore(result), (int?)result?["epochs"] ?? 0, written)
                : new(folder, results.Data.Source, EventText.Word(results.Data.Task), results.Test is { Network.Scores: [var main, ..] } ? main : MainScore(result), results.Training.Epochs, written);
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or FormatException or ArgumentOutOfRangeException)
        {
            throw new ModelFileException(file, "the record of its training cannot be read", inner: error);
        }
    }

    private static string ModelOf(string folder) => System.IO.Path.Combine(folder, TabularModel.FileName);

    /// <summary>The first score that the model's record has; it has no intervals.</summary>
    private static Score? MainScore(JsonObject? result) => result?["test"] is JsonObject { Count: > 0 } scores && scores.First() is var (name, value)
        ? new(name, (double?)value, HigherIsBetter: !name.EndsWith("SE", StringComparison.Ordinal) && !name.EndsWith("loss", StringComparison.Ordinal)) : null;
}
