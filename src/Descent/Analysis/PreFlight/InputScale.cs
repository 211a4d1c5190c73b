using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Analysis.PreFlight;

/// <summary>
/// Inputs far from the scale that initial weights and usual learning rates are made for, mean 0 and deviation 1: ages and incomes as they are, pixels of 0 .. 255. Not where a layer scales them
/// first, nor where they are ids.
/// </summary>
internal sealed class InputScale : ModelCheck
{
    /// <summary>A root mean square above this is ten times that of standardised data: so large are the first sums, and so much steeper is the loss along such an input.</summary>
    private const double MostSize = 10;

    /// <summary>An input of which no value reaches this needs weights a hundred times as large as others.</summary>
    private const double LeastSize = 0.01;

    /// <summary>So many samples tell the scale.</summary>
    private const int MostRows = 1000;

    private const int Shown = 5;

    public override string Name => "input-scale";

    public override IEnumerable<Finding> Find(ModelSubject subject)
    {
        var model = subject.Trainer.Model;
        for (var i = 0; i < model.Inputs.Count; i++)
            if (!IsScaledWithin(model, model.Graph.Inputs[i]) && Of(model.Inputs[i], subject.Data.X[i]) is { } found) yield return found;
    }

    private Finding? Of(ModelPort port, TensorData x)
    {
        if (!port.DType.IsFloat()) return null;
        var columns = Columns(x);
        var sizes = columns.Select((column, place) => (Place: place, column.Size, column.Most)).Where(column => double.IsFinite(column.Size)).ToArray();
        var large = sizes.Where(column => column.Size > MostSize).OrderByDescending(column => column.Size).ToArray();
        var small = sizes.Where(column => column.Most is > 0 and < LeastSize).OrderBy(column => column.Most).ToArray();
        if (large.Length + small.Length == 0) return null;
        string[] evidence =
        [
            .. large.Length > 0 ? new[] { $"{large.Length} of {columns.Length} features of \"{port.Name}\" have a root mean square above {MostSize} ({List(large.Select(column => (column.Place, column.Size)))})" } : [],
            .. small.Length > 0 ? new[] { $"{small.Length} of {columns.Length} features of \"{port.Name}\" stay below {LeastSize} ({List(small.Select(column => (column.Place, column.Most)))})" } : [],
        ];
        return Found(FindingSeverity.Warning, port.Name, string.Join("; ", evidence) + "; standardised features have 1.",
            x.DType == DType.UInt8 ? "Begin with a Rescaling(1 / 255.0)." : "Standardise them with the training rows' mean and deviation, or begin with a BatchNormalization.");
    }

    private static string List(IEnumerable<(int Place, double Size)> columns)
    {
        var all = columns.ToArray();
        return string.Join(", ", all.Take(Shown).Select(column => $"[{column.Place}] {Digits.Of(column.Size)}")) + (all.Length > Shown ? ", .." : "");
    }

    /// <summary>The root mean square and the greatest size of each place of the last axis, of some samples.</summary>
    private static (double Size, double Most)[] Columns(TensorData x)
    {
        var features = x.Shape.Rank > 1 ? x.Shape[^1] : 1;
        var (width, rows) = ((int)(x.Shape.Size / x.Rows), RowSample.Of(x.Rows, MostRows));
        var (squares, most) = (new double[features], new double[features]);
        foreach (var row in rows)
            for (var place = 0; place < width; place++)
            {
                var value = Math.Abs(x[row * width + place]);
                squares[place % features] += value * value;
                most[place % features] = Math.Max(most[place % features], value);
            }
        return [.. squares.Select((sum, place) => (Math.Sqrt(sum / ((double)rows.Length * width / features)), most[place]))];
    }

    /// <summary>Whether all that an input goes to scales it, or takes it for ids.</summary>
    private static bool IsScaledWithin(Model model, LayerOutput value)
    {
        LayerCall[] uses = [.. model.Graph.Calls.Where(call => call.Inputs.Contains(value))];
        return uses.Length > 0 && uses.All(call => call.Layer switch
        {
            Rescaling or NormalizationLayer or RMSNormalization or UnitNormalization or Embedding or EmbeddedColumns => true,
            Reshape or Flatten or Permute or Masking or Dropout => IsScaledWithin(model, call.Outputs[0]),
            NestedModel nested => IsScaledWithin(nested.Model, nested.Model.Graph.Inputs[call.Inputs.ToList().IndexOf(value)]),
            _ => false,
        });
    }
}
