using Descent.Graph;
using Descent.Layers;
using Descent.Tests.Reference;

namespace Descent.Tests.Layers;

/// <summary>One layer with variables of its own, in Float64: built and run any number of times.</summary>
internal sealed class LayerRun(Layer layer)
{
    public VariableStore Store { get; } = new(seed: 0, DType.Float64);

    /// <summary>Runs the layer in training, states and all, at a step that decides what is drawn.</summary>
    public TensorData[] Train(long step, params TensorData[] inputs) => Run(training: true, step, inputs);

    public TensorData[] Infer(params TensorData[] inputs) => Run(training: false, 0, inputs);

    public TensorData Read(string weight) => Store.Find($"layer/{weight}")!.Variable.Read();

    public void Write(string weight, TensorData values) => Store.Find($"layer/{weight}")!.Variable.Write(values);

    private TensorData[] Run(bool training, long step, TensorData[] inputs)
    {
        var zero = Tensor.Constant(0, DType.Int64);
        var scope = new Scope(Store, training, new(zero, Tensor.Constant(step, DType.Int64), zero));
        var outputs = scope.Build(layer, "layer", [.. inputs.Select((input, i) => Tensor.Input($"x{i}", input.DType, input.Shape))]);
        return ReferenceEvaluator.Run(new GraphProgram(outputs, scope.Updates), [.. inputs.Select((input, i) => ($"x{i}", input))]);
    }
}
