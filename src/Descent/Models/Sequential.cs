using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>
/// A stack of layers, each applied to the one before: <c>new Sequential(new Input(2), new Dense(8, "tanh"), new Dense(1))</c>. Without an
/// <see cref="Input"/> or a model at the start the shape is taken from <see cref="Build(Shape, DType?)"/> or from the first data.
/// </summary>
public sealed class Sequential : Model
{
    private readonly IReadOnlyList<Layer> _layers;

    /// <summary>A stack of layers.</summary>
    /// <param name="layers">The layers, in order; the first may be an <see cref="Input"/>.</param>
    /// <exception cref="ArgumentException">There is no layer, an Input stands in the middle, or two layers have one name.</exception>
    /// <exception cref="ShapeException">A layer does not take what the one before gives.</exception>
    public Sequential(params IReadOnlyList<Layer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        _layers = [.. layers.SkipWhile((layer, i) => i == 0 && layer is Input)];
        if (_layers.Count == 0) throw new ArgumentException("A Sequential needs at least one layer besides the Input.", nameof(layers));
        if (_layers.Any(layer => layer is Input)) throw new ArgumentException("An Input can only be the first layer of a Sequential.", nameof(layers));
        LayerNaming.Assign(_layers);
        if (layers[0] is Input input) Connect(input);
        else if (layers[0] is NestedModel { Model: { IsBuilt: true, Graph.Inputs: [{ Call.Layer: Input inner }] } }) Connect(new Input(inner.Shape, inner.DType));
    }

    /// <summary>The layers, in order, without the Input.</summary>
    public override IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Tells the model the shape of its input.</summary>
    /// <param name="inputShape">The shape of one sample: without the batch.</param>
    /// <param name="dtype">The element type; null is the floating-point type that the model computes in.</param>
    /// <exception cref="InvalidOperationException">The model knows it already.</exception>
    /// <exception cref="ShapeException">A layer does not take what the one before gives.</exception>
    public void Build(Shape inputShape, DType? dtype = null)
    {
        if (IsBuilt) throw new InvalidOperationException($"The model \"{Name}\" already takes {Shapes.WithoutBatch(Inputs[0].Shape)}: make a new one for another shape.");
        Connect(new Input(inputShape, dtype));
    }

    internal override void EnsureBuilt(IReadOnlyList<TensorType> samples)
    {
        if (IsBuilt) return;
        if (samples.Count != 1) throw new ShapeException($"The model \"{Name}\" takes 1 input, got {samples.Count}.");
        // Floating-point data of either width is computed in the model's own type.
        Build(samples[0].Shape, samples[0].DType.IsFloat() ? null : samples[0].DType);
    }

    private void Connect(Input input)
    {
        LayerOutput output = input;
        foreach (var layer in _layers)
        {
            output = layer.Apply(output);
            if (output.Call.Outputs.Count > 1) throw new ShapeException($"{layer.Kind} gives {output.Call.Outputs.Count} outputs: only a functional Model can hold it.");
        }
        Connect(new LayerGraph([input], [output]));
    }
}
