namespace Descent.Graph.Ops;

/// <summary>Numbers that are known when the graph is built, row-major.</summary>
/// <param name="Values">The numbers, as many as the shape has elements.</param>
/// <param name="DType">The element type they are rounded to.</param>
/// <param name="Shape">The shape.</param>
public sealed record Constant(ValueList<double> Values, DType DType, Shape Shape) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) => Values.Count == Shape.Size ? new(DType, Shape)
        : throw new ShapeException($"{Name} needs {Shape.Size} values for {Shape}, got {Values.Count}.");

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [];
}
