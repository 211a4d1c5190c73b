namespace Descent.Graph.Ops;

/// <summary>
/// The gradient of a <see cref="Convolution"/> with respect to its kernel: images [b, h, w, in] and a gradient [b, oh, ow, out] give
/// [height, width, in / groups, out], each element summed over all images and positions.
/// </summary>
/// <param name="Settings">Those of the convolution.</param>
/// <param name="Height">The kernel's height.</param>
/// <param name="Width">The kernel's width.</param>
public sealed record ConvolutionKernelGradient(ConvolutionSettings Settings, int Height, int Width) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var (images, gradient) = (inputs[0], inputs[1]);
        if (!images.DType.IsFloat() || gradient.DType != images.DType || images.Shape.Rank != 4 || gradient.Shape.Rank != 4 || images.Shape[3] % Settings.Groups != 0)
            throw Mismatch(inputs, $"images [batch, height, width, in] of a multiple of {Settings.Groups} channels and a gradient [batch, height, width, out] of one floating-point type");
        Shape kernel = [Height, Width, images.Shape[3] / Settings.Groups, gradient.Shape[3]];
        if (Settings.Misfit(images.Shape, kernel) is { } need) throw Mismatch(inputs, need);
        var expected = Settings.Output(images.Shape, kernel);
        return gradient.Shape == expected ? new(images.DType, kernel) : throw Mismatch(inputs, $"for a kernel {kernel} a gradient {expected}");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var (images, spread) = (output.Node.Inputs[0], output.Node.Inputs[1]);
        return
        [
            Tensor.Apply(new ConvolutionInputGradient(Settings, images.Shape[1], images.Shape[2]), spread, gradient),
            Tensor.Apply(new Convolution(Settings), images, gradient),
        ];
    }
}
