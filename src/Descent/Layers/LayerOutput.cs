using Descent.Graph;

namespace Descent.Layers;

/// <summary>An output of a layer in a functional model: what further layers are applied to. Nothing is computed.</summary>
public sealed class LayerOutput
{
    internal LayerOutput(LayerCall call, int index, TensorType type) => (Call, Index, DType, Shape) = (call, index, type.DType, type.Shape[1..]);

    /// <summary>The application of a layer that it comes from.</summary>
    public LayerCall Call { get; }

    /// <summary>Which of the call's outputs it is.</summary>
    public int Index { get; }

    /// <summary>The shape of one sample: without the batch.</summary>
    public Shape Shape { get; }

    /// <summary>The element type, where the model computes in Float32.</summary>
    public DType DType { get; }

    /// <summary>The layer's class and the shape with None for the batch.</summary>
    public override string ToString() => $"{Call.Layer.Kind} {Shapes.WithoutBatch(Shape)}";
}
