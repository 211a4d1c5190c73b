using System.Text.Json.Serialization;
using Descent.Activations;
using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// A convolution of each channel by itself and then one over the channels, which needs far fewer parameters than both at once (Chollet 2017,
/// arXiv:1610.02357): <c>x: [batch, height, width, in]</c> gives <c>[batch, height', width', filters]</c>, with <c>depthwise_kernel:
/// [kernel_height, kernel_width, in, depth_multiplier]</c>, <c>pointwise_kernel: [1, 1, in · depth_multiplier, filters]</c>, <c>bias: [filters]</c>.
/// </summary>
/// <remarks>Nothing comes between the two, as in Keras. PyTorch writes it as two convolutions, with two biases if not told otherwise.</remarks>
/// <param name="Filters">How many output channels, at least 1.</param>
/// <param name="KernelSize">The kernel's length: [height, width], or one number for both.</param>
/// <param name="Strides">How far the kernel moves from one position to the next; null for 1.</param>
/// <param name="Padding">How many zeros surround the input.</param>
/// <param name="DilationRate">How far apart the places are that neighbours in the kernel see; null for 1.</param>
/// <param name="DepthMultiplier">How many outputs of the first part each channel has.</param>
/// <param name="Activation">What is applied to the sum; null for nothing.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive, or a list is not of one number an axis.</exception>
[method: JsonConstructor]
public sealed record SeparableConv2D(int Filters, ValueList<int> KernelSize, ValueList<int>? Strides = null, Padding Padding = Padding.Valid, ValueList<int>? DilationRate = null,
    int DepthMultiplier = 1, ActivationFunction? Activation = null, bool UseBias = true)
    : ConvolutionLayer(KernelSize, Strides, Padding, DilationRate, Activation, UseBias)
{
    /// <summary>The same settings along both axes.</summary>
    public SeparableConv2D(int filters, int kernelSize, int strides = 1, Padding padding = Padding.Valid, int dilationRate = 1, int depthMultiplier = 1, ActivationFunction? activation = null, bool useBias = true)
        : this(filters, [kernelSize], [strides], padding, [dilationRate], depthMultiplier, activation, useBias) { }

    /// <summary>How many output channels.</summary>
    public int Filters { get; init => field = Setting<SeparableConv2D>.Positive(value, nameof(Filters)); } = Setting<SeparableConv2D>.Positive(Filters);

    /// <summary>How many outputs of the first part each channel has.</summary>
    public int DepthMultiplier { get; init => field = Setting<SeparableConv2D>.Positive(value, nameof(DepthMultiplier)); } = Setting<SeparableConv2D>.Positive(DepthMultiplier);

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the depthwise kernel.</summary>
    public Initializer DepthwiseInitializer { get; init => field = value ?? new GlorotUniform(); } = new GlorotUniform();

    /// <summary>The first values of the pointwise kernel.</summary>
    public Initializer PointwiseInitializer { get; init => field = value ?? new GlorotUniform(); } = new GlorotUniform();

    /// <summary>A penalty on the depthwise kernel.</summary>
    public Regularizer? DepthwiseRegularizer { get; init; }

    /// <summary>A penalty on the pointwise kernel.</summary>
    public Regularizer? PointwiseRegularizer { get; init; }

    /// <summary>What the depthwise kernel is projected to after each update.</summary>
    public Constraint? DepthwiseConstraint { get; init; }

    /// <summary>What the pointwise kernel is projected to after each update.</summary>
    public Constraint? PointwiseConstraint { get; init; }

    private protected override int Axes => 2;

    private protected override Tensor Convolve(Scope scope, Tensor images)
    {
        var (rows, columns) = Movement(images);
        var depthwise = scope.Parameter("depthwise_kernel", [.. KernelSize, images.Shape[3], DepthMultiplier], DepthwiseInitializer, DepthwiseRegularizer, DepthwiseConstraint);
        var channels = images.DepthwiseConvolution(depthwise, rows, columns);
        var pointwise = scope.Parameter("pointwise_kernel", [1, 1, channels.Shape[3], Filters], PointwiseInitializer, PointwiseRegularizer, PointwiseConstraint);
        return channels.Convolution(pointwise);
    }
}
