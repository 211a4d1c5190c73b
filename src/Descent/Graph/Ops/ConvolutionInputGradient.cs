namespace Descent.Graph.Ops;

/// <summary>
/// The gradient of a <see cref="Convolution"/> with respect to its images: a gradient [b, oh, ow, out] and the kernel
/// [kh, kw, in / groups, out] give [b, height, width, in]. Each element of the gradient is spread over the places that made it; by itself
/// this is the transposed convolution.
/// </summary>
/// <param name="Settings">Those of the convolution.</param>
/// <param name="Height">The images' height, which strides leave open.</param>
/// <param name="Width">The images' width.</param>
public sealed record ConvolutionInputGradient(ConvolutionSettings Settings, int Height, int Width) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var (gradient, kernel) = (inputs[0], inputs[1]);
        if (!gradient.DType.IsFloat() || kernel.DType != gradient.DType || gradient.Shape.Rank != 4 || kernel.Shape.Rank != 4)
            throw Mismatch(inputs, "a gradient [batch, height, width, out] and a kernel [height, width, in / groups, out] of one floating-point type");
        Shape images = [gradient.Shape[0], Height, Width, kernel.Shape[2] * Settings.Groups];
        if (Settings.Misfit(images, kernel.Shape) is { } need) throw Mismatch(inputs, need);
        var expected = Settings.Output(images, kernel.Shape);
        return gradient.Shape == expected ? new(gradient.DType, images) : throw Mismatch(inputs, $"for images {images} a gradient {expected}");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var (spread, kernel) = (output.Node.Inputs[0], output.Node.Inputs[1]);
        return
        [
            Tensor.Apply(new Convolution(Settings), gradient, kernel),
            Tensor.Apply(new ConvolutionKernelGradient(Settings, kernel.Shape[0], kernel.Shape[1]), gradient, spread),
        ];
    }
}
