using System.Text.Json.Nodes;
using Descent.Tabular;

namespace Descent.Cli.Output.Events;

/// <summary>What a model file holds.</summary>
/// <param name="File">Its path.</param>
/// <param name="Target">The column that it predicts.</param>
/// <param name="Task"><c>binary</c>, <c>multiclass</c> or <c>regression</c>.</param>
/// <param name="Classes">The classes; empty for numbers.</param>
/// <param name="Columns">Those that it was trained on.</param>
/// <param name="Inputs">The numbers that a row becomes.</param>
/// <param name="Layers">In the order in which they are computed.</param>
/// <param name="Parameters">Of all layers.</param>
/// <param name="Training">How it was trained, as the file keeps it.</param>
/// <param name="Fingerprint">What tells its run from others.</param>
internal sealed record ModelEvent(string File, string Target, string Task, IReadOnlyList<string> Classes, IReadOnlyList<ColumnEntry> Columns, int Inputs, IReadOnlyList<LayerEntry> Layers, long Parameters, JsonObject Training, string Fingerprint) : CommandEvent
{
    public static ModelEvent Of(string file, TabularModel model) => new(file, model.Labels.Target, EventText.Word(model.Pipeline.Output.Task), model.Labels.Classes,
        [.. model.Schema.Columns.Select(column => new ColumnEntry(column.Name, EventText.Word(column.Role), column.Evidence))], model.Pipeline.InputCount,
        LayerEntry.Of(model.Model), model.Model.Variables.Sum(variable => variable.Shape.Size), model.Training, model.RunFingerprint);
}
