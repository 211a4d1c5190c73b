using System.Runtime.InteropServices;

namespace Descent.Graph.Ops;

/// <summary>Numbers that are known when the graph is built, row-major.</summary>
/// <param name="Values">The numbers, as many as the shape has elements.</param>
/// <param name="DType">The element type they are rounded to.</param>
/// <param name="Shape">The shape.</param>
public sealed record Constant(ValueList<double> Values, DType DType, Shape Shape) : SingleOutputOp
{
    /// <summary>Whether another constant has the same bits: 0 and -0 are two constants, for 1 / 0 and 1 / -0 are two numbers.</summary>
    public bool Equals(Constant? other) =>
        other is not null && DType == other.DType && Shape == other.Shape && MemoryMarshal.AsBytes(Values.Span).SequenceEqual(MemoryMarshal.AsBytes(other.Values.Span));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values, DType, Shape);

    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) => Values.Count == Shape.Size ? new(DType, Shape)
        : throw new ShapeException($"{Name} needs {Shape.Size} values for {Shape}, got {Values.Count}.");

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [];
}
