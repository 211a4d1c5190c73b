using System.Text.Json.Serialization;
using Descent.Activations;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Layers;

/// <summary>
/// The transposed convolution, which enlarges images: each place of the input is multiplied by the kernel and added to the places that it covers
/// (the derivative of <see cref="Conv2D"/> with respect to its input). <c>x: [batch, height, width, in]</c> gives <c>[batch, height', width', filters]</c>, with
/// <c>kernel: [kernel_height, kernel_width, filters, in]</c>, <c>bias: [filters]</c>.
/// </summary>
/// <remarks>
/// With n places, a stride s and a kernel that reaches over k' = (k - 1) · dilation + 1: <see cref="Padding.Valid"/> gives (n - 1) · s + max(k', s)
/// places, <see cref="Padding.Same"/> n · s places of the full result from floor(max(k' - s, 0) / 2) on. PyTorch's ConvTranspose2d instead cuts a given
/// number of places off both sides, and keeps the kernel as [in, out, kh, kw].
/// </remarks>
/// <param name="Filters">How many output channels, at least 1.</param>
/// <param name="KernelSize">The kernel's length: [height, width], or one number for both.</param>
/// <param name="Strides">How far apart neighbours of the input are in the output; null for 1.</param>
/// <param name="Padding">Which part of the result is kept.</param>
/// <param name="DilationRate">How far apart the places are that neighbours in the kernel reach; null for 1.</param>
/// <param name="Activation">What is applied to the sum; null for nothing.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive, or a list is not of one number an axis.</exception>
[method: JsonConstructor]
public sealed record Conv2DTranspose(int Filters, ValueList<int> KernelSize, ValueList<int>? Strides = null, Padding Padding = Padding.Valid, ValueList<int>? DilationRate = null,
    ActivationFunction? Activation = null, bool UseBias = true)
    : FilterLayer(Filters, KernelSize, Strides, Padding, DilationRate, Activation, UseBias)
{
    /// <summary>The same settings along both axes.</summary>
    public Conv2DTranspose(int filters, int kernelSize, int strides = 1, Padding padding = Padding.Valid, int dilationRate = 1, ActivationFunction? activation = null, bool useBias = true)
        : this(filters, [kernelSize], [strides], padding, [dilationRate], activation, useBias) { }

    /// <summary>
    /// The length of the result, said by how much longer it is than the least (Keras's output_padding): one number, or one an axis, at least 0 and below the stride.
    /// <see cref="Padding.Valid"/> then gives (n - 1) · s + k' + p places, <see cref="Padding.Same"/> (n - 1) · s + k' mod 2 + p, from floor(max(k' - k' mod 2 - p, 0) / 2) on.
    /// Null for the lengths above.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there is not one an axis.</exception>
    public ValueList<int>? OutputPadding { get; init => field = CheckOutputPadding(value); }

    private protected override int Axes => 2;

    private protected override Tensor Convolve(Scope scope, Tensor images)
    {
        var (rows, height) = Reversed(0, images.Shape[1]);
        var (columns, width) = Reversed(1, images.Shape[2]);
        return images.ConvolutionTranspose(Kernel(scope, Filters, images.Shape[3]), new(rows, columns), height, width);
    }

    /// <summary>The movement of the convolution that goes from the output to the input along an axis, and the output's length.</summary>
    private (WindowAxis Movement, int Length) Reversed(int axis, int length)
    {
        var movement = new WindowAxis(Strides[axis], DilationRate[axis]);
        var reach = movement.Reach(KernelSize[axis]);
        if (OutputPadding is { } longer) return Lengthened(movement, length, reach, longer[axis]);
        if (Padding == Padding.Valid) return (movement, ((length - 1) * movement.Stride) + Math.Max(reach, movement.Stride));
        var surplus = Math.Max(reach - movement.Stride, 0);
        return (movement with { Before = surplus / 2, After = surplus - (surplus / 2) }, length * movement.Stride);
    }

    private (WindowAxis Movement, int Length) Lengthened(WindowAxis movement, int length, int reach, int longer)
    {
        if (longer >= movement.Stride) throw new ShapeException($"Conv2DTranspose needs OutputPadding below the stride, got {OutputPadding} with Strides {Strides}: choose a number in 0 .. {movement.Stride - 1}.");
        var kept = (Padding == Padding.Valid ? reach : reach % 2) + longer;
        var cut = Padding == Padding.Valid ? 0 : Math.Max(reach - kept, 0);
        return (movement with { Before = cut / 2, After = cut - (cut / 2) }, ((length - 1) * movement.Stride) + kept);
    }

    private static ValueList<int>? CheckOutputPadding(ValueList<int>? lengths) => lengths switch
    {
        null => null,
        [>= 0 and var both] => [both, both],
        [>= 0, >= 0] => lengths,
        _ => throw Setting<Conv2DTranspose>.Outside(nameof(OutputPadding), "to be one number or two, at least 0", lengths),
    };
}
