using System.Globalization;
using System.Text;
using Descent.Layers;

namespace Descent.Models;

/// <summary>The table of a model's layers, after Keras's.</summary>
internal static class ModelSummary
{
    public static string Write(Model model)
    {
        var rows = Rows(model);
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var width = widths.Sum() + (3 * (widths.Length - 1));
        var text = new StringBuilder().Append($"Model: \"{model.Name}\"\n").Append('_', width).Append('\n');
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(string.Join("   ", rows[i].Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
            if (i == 0) text.Append('=', width).Append('\n');
        }
        return text.Append('=', width).Append('\n').Append(Totals(model)).Append('_', width).Append('\n').ToString();
    }

    private static List<string[]> Rows(Model model)
    {
        // Without branches each layer is connected to the one above it, which goes without saying.
        var connections = model is not Sequential;
        var rows = new List<string[]> { Row("Layer (type)", "Output Shape", "Param #", "Connected to") };
        foreach (var input in model.Graph.Inputs) rows.Add(Row(Title(input.Call.Layer), Shapes.WithoutBatch(input.Shape), "0", "-"));
        foreach (var layer in model.Graph.Layers) rows.Add(Describe(layer));
        return rows;

        string Title(Layer layer) => $"{model.NameOf(layer)} ({layer.Kind})";

        string[] Row(string title, string shape, string count, string connected) => connections ? [title, shape, count, connected] : [title, shape, count];

        string[] Describe(Layer layer)
        {
            LayerCall[] calls = [.. model.Graph.Calls.Where(call => ReferenceEquals(call.Layer, layer))];
            var shapes = calls[0].Outputs.Select(output => Shapes.WithoutBatch(output.Shape));
            var sources = calls.SelectMany(call => call.Inputs).Select(input => model.NameOf(input.Call.Layer));
            var prefix = model.NameOf(layer) + "/";
            var count = Count(model.Variables.Where(variable => variable.Path.StartsWith(prefix, StringComparison.Ordinal)));
            return Row(Title(layer), string.Join(", ", shapes), Number(count), string.Join(", ", sources));
        }
    }

    private static string Totals(Model model)
    {
        long total = Count(model.Variables), trainable = Count(model.Variables.Where(variable => variable.Trainable));
        return $"Total params: {Number(total)}\nTrainable params: {Number(trainable)}\nNon-trainable params: {Number(total - trainable)}\n";
    }

    private static long Count(IEnumerable<ModelVariable> variables) => variables.Sum(variable => variable.Shape.Size);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
