using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>
/// The graph of layers of a model: its calls in an order in which they can be computed, which depends on the graph alone, and a name for
/// each layer. Immutable.
/// </summary>
internal sealed class LayerGraph
{
    private readonly Dictionary<Layer, string> _names;

    public LayerGraph(IReadOnlyList<LayerOutput> inputs, IReadOnlyList<LayerOutput> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        if (inputs.Count == 0 || outputs.Count == 0) throw new ArgumentException($"A model needs at least one input and one output, got {inputs.Count} and {outputs.Count}.");
        (Inputs, Outputs) = (inputs, outputs);
        Calls = CallOrder.Of(outputs);
        Check();
        _names = LayerNaming.Assign(inputs.Select(input => input.Call.Layer).Concat(Calls.Select(call => call.Layer)));
        Layers = [.. Calls.Select(call => call.Layer).Distinct<Layer>(ReferenceEqualityComparer.Instance)];
    }

    /// <summary>Where data enters.</summary>
    public IReadOnlyList<LayerOutput> Inputs { get; }

    public IReadOnlyList<LayerOutput> Outputs { get; }

    /// <summary>The applications of layers, inputs left out; each stands after those that it needs.</summary>
    public IReadOnlyList<LayerCall> Calls { get; }

    /// <summary>The layers, inputs left out, each once, in the order of their first calls.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    public string NameOf(Layer layer) => _names[layer];

    /// <summary>The outputs as graph code.</summary>
    public IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        var values = new Dictionary<LayerOutput, Tensor>();
        for (var i = 0; i < inputs.Count; i++) values[Inputs[i]] = inputs[i];
        foreach (var call in Calls)
        {
            Tensor[] given = [.. call.Inputs.Select(input => values[input])];
            var outputs = scope.Build(call.Layer, NameOf(call.Layer), given);
            scope.Record(call.Layer, NameOf(call.Layer), given, outputs);
            for (var i = 0; i < outputs.Count; i++) values[call.Outputs[i]] = outputs[i];
        }
        return [.. Outputs.Select(output => values[output])];
    }

    private void Check()
    {
        foreach (var input in Inputs)
            if (input.Call.Layer is not Input) throw new ArgumentException($"A model begins at Inputs, got an output of {input}: pass the Input that it comes from.");
        if (Inputs.Distinct().Count() != Inputs.Count) throw new ArgumentException("A model's inputs need to differ: one of them is given twice.");
        var used = Calls.SelectMany(call => call.Inputs).Concat(Outputs).Where(value => value.Call.Layer is Input).ToHashSet();
        foreach (var input in Inputs)
            if (!used.Contains(input)) throw new ArgumentException($"No output depends on the input {Describe(input)}: leave it out of the model's inputs, or use it.");
        foreach (var call in Calls)
            foreach (var input in call.Inputs)
                if (input.Call.Layer is Input && !Inputs.Contains(input))
                    throw new ArgumentException($"The outputs depend on the input {Describe(input)}, from which {call.Layer.Kind} is made and which is not among the model's inputs: add it there.");
        foreach (var output in Outputs)
            if (output.Call.Layer is Input && !Inputs.Contains(output)) throw new ArgumentException($"The output {Describe(output)} is not connected to the model's inputs.");
    }

    private static string Describe(LayerOutput input) => input.Call.Layer.Name is { } name ? $"\"{name}\" {Shapes.WithoutBatch(input.Shape)}" : Shapes.WithoutBatch(input.Shape);
}
