namespace Descent.Graph.Ops;

/// <summary>
/// Convolution of images [b, h, w, in] with a kernel [kh, kw, in / groups, out] to [b, oh, ow, out], without turning the kernel over
/// (cross-correlation): y[b, p, q, o] = Σ over i, j, c of x[b, place(p, i), place(q, j), c] · kernel[i, j, c, o], where places in the padding
/// count as zero. Each element sums over i, j, c in order, with fused multiply-adds.
/// </summary>
/// <param name="Settings">Strides, dilations, padding, groups.</param>
public sealed record Convolution(ConvolutionSettings Settings) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var (images, kernel) = (inputs[0], inputs[1]);
        if (!images.DType.IsFloat() || kernel.DType != images.DType) throw Mismatch(inputs, "images and a kernel of one floating-point type");
        if (Settings.Misfit(images.Shape, kernel.Shape) is { } need) throw Mismatch(inputs, need);
        return new(images.DType, Settings.Output(images.Shape, kernel.Shape));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var (images, kernel) = (output.Node.Inputs[0], output.Node.Inputs[1]);
        return
        [
            Tensor.Apply(new ConvolutionInputGradient(Settings, images.Shape[1], images.Shape[2]), gradient, kernel),
            Tensor.Apply(new ConvolutionKernelGradient(Settings, kernel.Shape[0], kernel.Shape[1]), images, gradient),
        ];
    }
}
