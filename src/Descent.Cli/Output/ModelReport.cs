using System.Globalization;
using System.Text.Json.Nodes;
using Descent.Analysis;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Graph;
using Descent.Models;
using Descent.Serialization;
using Descent.Tabular;

namespace Descent.Cli.Output;

/// <summary>Says what a model file holds.</summary>
internal static class ModelReport
{
    public static void Write(Screen screen, string file, TabularModel model)
    {
        var content = SafeTensorsFile.Read(file, requireChecksums: true);
        screen.Tell(ModelEvent.Of(file, model));
        screen.Fact("file", $"{file}, {new FileInfo(file).Length.ToString("N0", CultureInfo.InvariantCulture)} bytes, written by {content.Metadata.GetValueOrDefault("engine", "an unknown version")}");
        screen.Fact("checksums", $"those of {content.Tensors.Count} tensors and of the metadata are right");
        screen.Line();
        screen.Line(model.Model.Summary());
        Pipeline(screen, model.Pipeline);
        Target(screen, model);
        screen.Heading("training");
        var restraints = string.Join("; ", Restraints.Of(model.Model, model.Optimizer));
        var settings = ReadableJson.Rows(model.Training).Where(row => row[0] != "fingerprint");
        screen.Table([.. settings, ["run", model.RunFingerprint], .. restraints.Length > 0 ? new[] { new[] { "restraints", restraints } } : []]);
    }

    /// <summary>Tells that a model is what a run left that failed.</summary>
    public static void WarnOfFailure(Screen screen, TabularModel model)
    {
        if (model.HasFailed) screen.Warn("the run that wrote this model failed: its loss was not finite; 'inspect' shows what was kept.");
    }

    /// <summary>The program of a prediction of one row.</summary>
    public static void Plan(Screen screen, Model model)
    {
        screen.Line();
        screen.Heading("the program that predicts one row");
        screen.Line(CompiledPrograms.Prediction(model));
    }

    private static void Pipeline(Screen screen, Pipeline pipeline)
    {
        screen.Heading($"{Count.Of(pipeline.InputCount, "input")} from {Count.Of(pipeline.Inputs.Count, "column")}");
        screen.Table([.. pipeline.Inputs.Select(input => new[] { input.Name, $"{input.FeatureNames.Count}", Describe(input) })]);
        screen.Line();
    }

    private static string Describe(InputEncoding input) => input switch
    {
        NumberEncoding number => $"(x - {Number(number.Mean)}) / {Number(number.StandardDeviation)}{Missing(number.Missing)}",
        CategoryEncoding category => $"one of {string.Join(", ", category.FeatureNames.Select(name => name.Replace($"{input.Name}=", "")))}{(category.Declared ? " (declared: others are an error)" : "")}",
        BooleanEncoding boolean => $"yes 1, no 0{Missing(boolean.Missing)}",
        DateEncoding date => $"dates as {date.Format}: (days - {Number(date.Mean)}) / {Number(date.StandardDeviation)}{(date.DayOfYear ? ", the day of the year" : "")}{(date.Weekday ? ", the weekday" : "")}{(date.TimeOfDay ? ", the time of day" : "")}{Missing(date.Missing)}",
        TextEncoding text => $"words, hashed into {text.Width} inputs",
        EmbeddingEncoding embedding => $"one of {embedding.Values.Count} values, a learned vector of {embedding.Dimension} for each",
        _ => input.ToString(),
    };

    private static string Missing(MissingPolicy policy) => policy switch
    {
        MissingPolicy.OwnInput => ", an input of its own where it is missing",
        MissingPolicy.Error => ", never missing",
        _ => ", the mean where it is missing",
    };

    private static void Target(Screen screen, TabularModel model)
    {
        screen.Fact("target", model.Pipeline.Output switch
        {
            NumberTarget number => $"{number.Name}: a number, output * {Number(number.StandardDeviation)} + {Number(number.Mean)}",
            _ => $"{model.Labels.Target}: {string.Join(", ", model.Labels.Classes.Zip(model.Labels.TrainingCounts, (name, count) => $"{name} ({Count.Of(count, "training row")})"))}",
        });
        screen.Line();
    }

    private static string Number(double value) => value.ToString("g6", CultureInfo.InvariantCulture);
}
