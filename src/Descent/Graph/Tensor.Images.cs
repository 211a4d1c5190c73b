using Descent.Graph.Ops;

namespace Descent.Graph;

public sealed partial class Tensor
{
    /// <summary>
    /// The convolution of these images [b, h, w, in] with a kernel [kh, kw, in / groups, out] (not turned over, as is usual for networks):
    /// [b, oh, ow, out].
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="settings">Strides, dilations, padding, groups; null for none of them.</param>
    /// <exception cref="ShapeException">Images and kernel do not fit.</exception>
    public Tensor Convolution(Tensor kernel, ConvolutionSettings? settings = null) => Apply(new Convolution(settings ?? ConvolutionSettings.Plain), this, kernel);

    /// <summary>
    /// Each channel convolved by itself with kernels of its own: [b, h, w, in] and [kh, kw, in, m] give [b, oh, ow, in · m], where output
    /// c · m + i comes of channel c.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="rows">The movement along the height.</param>
    /// <param name="columns">The movement along the width.</param>
    /// <exception cref="ShapeException">Images and kernel do not fit.</exception>
    public Tensor DepthwiseConvolution(Tensor kernel, WindowAxis rows, WindowAxis columns)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (Shape.Rank != 4 || kernel.Shape.Rank != 4 || kernel.Shape[2] != Shape[3])
            throw new ShapeException($"A depthwise convolution needs images [batch, height, width, in] and a kernel [height, width, in, multiplier], got {Describe()} and {kernel.Describe()}.");
        var (channels, multiplier) = (Shape[3], kernel.Shape[3]);
        var repeated = Reshape(Shape.Concat([1])).BroadcastTo(Shape.Concat([multiplier])).Reshape(Shape.With(3, channels * multiplier));
        return repeated.Convolution(kernel.Reshape(kernel.Shape[0], kernel.Shape[1], 1, channels * multiplier), new(rows, columns, channels * multiplier));
    }

    /// <summary>
    /// The transposed convolution, which spreads each place of these images [b, h, w, in] over a kernel [kh, kw, out / groups, in]: what
    /// gives the gradient of a convolution from images [b, height, width, out] to these.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="settings">Those of the convolution that goes the other way.</param>
    /// <param name="height">The height of the result.</param>
    /// <param name="width">The width of the result.</param>
    /// <exception cref="ShapeException">No convolution of these settings goes from that height and width to these images.</exception>
    public Tensor ConvolutionTranspose(Tensor kernel, ConvolutionSettings settings, int height, int width) =>
        Apply(new ConvolutionInputGradient(settings, height, width), this, kernel);

    /// <summary>The greatest element under each position of a window, and its place in this tensor as a number (the first of equals): two tensors [b, oh, ow, c].</summary>
    /// <param name="height">The window's height.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="rows">The movement along the height; the padding never wins.</param>
    /// <param name="columns">The movement along the width.</param>
    /// <exception cref="ShapeException">The window does not fit into the images.</exception>
    public (Tensor Value, Tensor Place) MaxPool(int height, int width, WindowAxis rows, WindowAxis columns)
    {
        var node = Node.Create(new MaxPool(height, width, rows, columns), this);
        return (node.Outputs[0], node.Outputs[1]);
    }

    /// <summary>The mean of the elements under each position of a window, of those inside the image alone: [b, h, w, c] gives [b, oh, ow, c].</summary>
    /// <param name="height">The window's height.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="rows">The movement along the height.</param>
    /// <param name="columns">The movement along the width.</param>
    /// <exception cref="ShapeException">The window does not fit into the images.</exception>
    public Tensor AveragePool(int height, int width, WindowAxis rows, WindowAxis columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (Shape.Rank != 4) throw new ShapeException($"An average pool needs images [batch, height, width, channels], got {Describe()}.");
        var sum = DepthwiseConvolution(Ones([height, width, Shape[3], 1]), rows, columns);
        if (rows.Before + rows.After + columns.Before + columns.After == 0) return sum / (height * width);
        var inside = Ones([1, Shape[1], Shape[2], 1]).DepthwiseConvolution(Ones([height, width, 1, 1]), rows, columns);
        return sum / inside.BroadcastTo(sum.Shape);

        Tensor Ones(Shape shape) => Constant(1, DType).BroadcastTo(shape);
    }
}
