using System.Globalization;
using Descent.Activations;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Regularizers;
using Descent.Tabular.Results;

namespace Descent.Tabular.Accounts;

/// <summary>A model's layers in words and numbers.</summary>
internal sealed class NetworkAccount(Model model)
{
    public NetworkSummary Summary() => new(
    [
        .. model.Graph.Inputs.Select(input => new LayerSummary(model.NameOf(input.Call.Layer), input.Call.Layer.Kind, "", Text(input.Shape), 0, [])),
        .. model.Graph.Layers.Where(layer => layer is not Input).Select(Describe),
    ], model.Variables.Sum(variable => variable.Shape.Size));

    private LayerSummary Describe(Layer layer)
    {
        var name = model.NameOf(layer);
        LayerCall[] calls = [.. model.Graph.Calls.Where(call => ReferenceEquals(call.Layer, layer))];
        var sources = calls.SelectMany(call => call.Inputs).Select(input => model.NameOf(input.Call.Layer)).Distinct();
        return new(name, layer.Kind, Details(layer), string.Join(", ", calls[0].Outputs.Select(output => Text(output.Shape))),
            model.Variables.Where(variable => variable.Path.StartsWith(name + "/", StringComparison.Ordinal)).Sum(variable => variable.Shape.Size), [.. sources]);
    }

    private static string Details(Layer layer) => layer switch
    {
        Dense dense => string.Join(", ", new[] { dense.Activation is null or Linear ? null : NearestName.Spelled(dense.Activation.GetType().Name), Penalty(dense.KernelRegularizer) }.OfType<string>()),
        Dropout dropout => string.Create(CultureInfo.InvariantCulture, $"rate {dropout.Rate}"),
        EmbeddedColumns embedded => string.Join(", ", embedded.Columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.InputDim} to {column.OutputDim}"))),
        NestedModel nested => $"{nested.Model.Layers.Count} layers",
        _ => "",
    };

    private static string? Penalty(Regularizer? penalty) => penalty switch
    {
        L1 l1 => string.Create(CultureInfo.InvariantCulture, $"L1 {l1.Factor}"),
        L2 l2 => string.Create(CultureInfo.InvariantCulture, $"L2 {l2.Factor}"),
        null => null,
        _ => penalty.GetType().Name,
    };

    private static string Text(Shape sample) => string.Join(" x ", sample);
}
