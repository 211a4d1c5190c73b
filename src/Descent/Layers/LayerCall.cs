using Descent.Graph;

namespace Descent.Layers;

/// <summary>One application of a layer in a functional model: a node of the model's graph of layers.</summary>
public sealed class LayerCall
{
    // Any number above one does; one would hide a mistaken broadcast along the batch.
    private const int ProbedBatch = 2;

    /// <summary>Applies a layer, and builds it once in a probing scope, to learn the shapes and to find errors on the caller's line.</summary>
    internal LayerCall(Layer layer, IReadOnlyList<LayerOutput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (Layer, Inputs) = (layer, inputs);
        if (inputs.Count == 0) throw new ShapeException($"{Describe()} is applied to nothing: give it the output of a layer or an Input.");
        var probes = inputs.Select((input, i) => Probe(input.Shape, input.DType, $"input {i}")).ToArray();
        var outputs = Probed(probes);
        if (outputs.Count == 0) throw new ShapeException($"{Describe()} gives no output.");
        Outputs = [.. outputs.Select(Output)];
    }

    /// <summary>The call that an <see cref="Input"/> stands for.</summary>
    internal LayerCall(Input input) => (Layer, Inputs, Outputs) = (input, [], [new(this, 0, new(input.DType ?? DType.Float32, Shape.Create([ProbedBatch]).Concat(input.Shape)))]);

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>What it is applied to.</summary>
    public IReadOnlyList<LayerOutput> Inputs { get; }

    /// <summary>What it gives.</summary>
    public IReadOnlyList<LayerOutput> Outputs { get; }

    /// <summary>A stand-in for a value of the given shape of a sample.</summary>
    internal static Tensor Probe(Shape sample, DType type, string name) => Tensor.Input(name, type, Shape.Create([ProbedBatch]).Concat(sample));

    private IReadOnlyList<Tensor> Probed(Tensor[] probes)
    {
        try
        {
            return Scope.Probe().Build(Layer, Layer.Name ?? LayerNames.Default(Layer), probes);
        }
        catch (ShapeException)
        {
            return Scope.Probe().Build(Layer, NameInModel(), probes);      // says it again, with the name that the summary would have
        }
    }

    /// <summary>The name that the layer has in a model that ends with it. Found for messages alone: it takes the whole graph before it.</summary>
    private string NameInModel() => LayerNaming.Assign(CallOrder.Of(Inputs).Select(call => call.Layer).Append(Layer))[Layer];

    private LayerOutput Output(Tensor output, int index) => output.Shape.Rank > 0 && output.Shape[0] == ProbedBatch ? new(this, index, output.Type)
        : throw new ShapeException($"{Describe()} turns a batch of {ProbedBatch} into {output.Type}: the first axis needs to stay the batch.");

    private string Describe() => $"Layer \"{NameInModel()}\" ({Layer.Kind})";
}
