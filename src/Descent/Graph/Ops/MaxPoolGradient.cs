namespace Descent.Graph.Ops;

/// <summary>
/// The gradient of a <see cref="MaxPool"/> with respect to its images: a gradient [b, oh, ow, c] and the places that the pooling gave, Int32 of the same
/// shape, make [b, height, width, c]. Each element of the gradient is added to its place, in order; what won nowhere is 0.
/// </summary>
/// <param name="Pool">The pooling.</param>
/// <param name="Height">The images' height, which strides leave open.</param>
/// <param name="Width">The images' width.</param>
public sealed record MaxPoolGradient(MaxPool Pool, int Height, int Width) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var (gradient, places) = (inputs[0], inputs[1]);
        if (gradient.Shape.Rank != 4 || !gradient.DType.IsFloat() || places.DType != DType.Int32 || places.Shape != gradient.Shape
            || Pool.Rows.Positions(Height, Pool.Height) != gradient.Shape[1] || Pool.Columns.Positions(Width, Pool.Width) != gradient.Shape[2])
            throw Mismatch(inputs, $"a gradient [batch, {Pool.Rows.Positions(Height, Pool.Height)}, {Pool.Columns.Positions(Width, Pool.Width)}, channels] of a floating-point type, and an Int32 place for each of its elements");
        return new(gradient.DType, [gradient.Shape[0], Height, Width, gradient.Shape[3]]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var places = output.Node.Inputs[1];
        var count = (int)places.Shape.Size;
        return [gradient.Reshape((int)gradient.Shape.Size).Gather(places.Reshape(count)).Reshape(places.Shape), null];
    }
}
