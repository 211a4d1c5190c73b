namespace Descent.Graph.Ops;

/// <summary>
/// The greatest element under a window that moves over images [b, h, w, c], in each channel by itself: the values [b, oh, ow, c], and their
/// places, as Int32 numbers of elements of the whole input. The first of equals counts (rows before columns), NaN is above all
/// numbers, and the padding never wins.
/// </summary>
/// <param name="Height">The window's height.</param>
/// <param name="Width">The window's width.</param>
/// <param name="Rows">The movement along the height.</param>
/// <param name="Columns">The movement along the width.</param>
public sealed record MaxPool(int Height, int Width, WindowAxis Rows, WindowAxis Columns) : Op
{
    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> Infer(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var images = inputs[0];
        if (images.Shape.Rank != 4 || !images.DType.IsFloat()) throw Mismatch(inputs, "images [batch, height, width, channels] of a floating-point type");
        if (images.Shape.Size > int.MaxValue) throw Mismatch(inputs, $"at most {int.MaxValue} elements, for it numbers them");
        Shape output = [images.Shape[0], Positions(inputs, Rows, 1, Height), Positions(inputs, Columns, 2, Width), images.Shape[3]];
        return [new(images.DType, output), new(DType.Int32, output)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Node node, IReadOnlyList<Tensor?> outputGradients)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(outputGradients);
        if (outputGradients[0] is not { } gradient) return [null];
        var shape = node.Inputs[0].Shape;
        return [Tensor.Apply(new MaxPoolGradient(this, shape[1], shape[2]), gradient, node.Outputs[1])];
    }

    private int Positions(IReadOnlyList<Tensor> inputs, WindowAxis movement, int axis, int taps)
    {
        var length = inputs[0].Shape[axis];
        var positions = movement.Positions(length, taps);
        // Positions whose first tap lies in the image need no look: only those at its ends are counted through.
        var atFront = Enumerable.Range(0, positions).TakeWhile(position => movement.Place(position, 0) < 0);
        var atEnd = Enumerable.Range(1, positions).Select(back => positions - back).TakeWhile(position => movement.Place(position, 0) >= length);
        return positions > 0 && atFront.Concat(atEnd).All(position => movement.Inside(position, length, taps) > 0) ? positions
            : throw Mismatch(inputs, $"images that hold its window, whose {taps} places reach over {movement.Reach(taps)} along axis {axis}, and a part of the image under each position");
    }
}
