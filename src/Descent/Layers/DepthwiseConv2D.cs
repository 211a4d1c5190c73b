using System.Text.Json.Serialization;
using Descent.Activations;
using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// A convolution of each channel by itself: <c>x: [batch, height, width, in]</c> gives <c>[batch, height', width', in · depth_multiplier]</c>, where output
/// c · depth_multiplier + m comes of channel c alone; <c>kernel: [kernel_height, kernel_width, in, depth_multiplier]</c>, <c>bias: [in · depth_multiplier]</c>.
/// </summary>
/// <remarks>The same as a <see cref="Conv2D"/> of as many groups as channels, which is how PyTorch writes it.</remarks>
/// <param name="KernelSize">The kernel's length: [height, width], or one number for both.</param>
/// <param name="Strides">How far the kernel moves from one position to the next; null for 1.</param>
/// <param name="Padding">How many zeros surround the input.</param>
/// <param name="DepthMultiplier">How many outputs each channel has.</param>
/// <param name="DilationRate">How far apart the places are that neighbours in the kernel see; null for 1.</param>
/// <param name="Activation">What is applied to the sum; null for nothing.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive, or a list is not of one number an axis.</exception>
[method: JsonConstructor]
public sealed record DepthwiseConv2D(ValueList<int> KernelSize, ValueList<int>? Strides = null, Padding Padding = Padding.Valid, int DepthMultiplier = 1, ValueList<int>? DilationRate = null,
    ActivationFunction? Activation = null, bool UseBias = true)
    : ConvolutionLayer(KernelSize, Strides, Padding, DilationRate, Activation, UseBias)
{
    /// <summary>The same settings along both axes.</summary>
    public DepthwiseConv2D(int kernelSize, int strides = 1, Padding padding = Padding.Valid, int depthMultiplier = 1, int dilationRate = 1, ActivationFunction? activation = null, bool useBias = true)
        : this([kernelSize], [strides], padding, depthMultiplier, [dilationRate], activation, useBias) { }

    /// <summary>How many outputs each channel has.</summary>
    public int DepthMultiplier { get; init => field = Setting<DepthwiseConv2D>.Positive(value, nameof(DepthMultiplier)); } = Setting<DepthwiseConv2D>.Positive(DepthMultiplier);

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the kernel.</summary>
    public Initializer DepthwiseInitializer { get; init => field = value ?? new GlorotUniform(); } = new GlorotUniform();

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? DepthwiseRegularizer { get; init; }

    /// <summary>What the kernel is projected to after each update.</summary>
    public Constraint? DepthwiseConstraint { get; init; }

    private protected override int Axes => 2;

    private protected override Tensor Convolve(Scope scope, Tensor images)
    {
        var (rows, columns) = Movement(images);
        var kernel = scope.Parameter("kernel", [.. KernelSize, images.Shape[3], DepthMultiplier], DepthwiseInitializer, DepthwiseRegularizer, DepthwiseConstraint);
        return images.DepthwiseConvolution(kernel, rows, columns);
    }
}
