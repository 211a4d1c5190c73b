using System.Text.Json.Serialization;
using Descent.Activations;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// A convolution along time: y[t] = activation(Σ over i of x[place(t, i)] · kernel[i] + bias). <c>x: [batch, time, in]</c> gives
/// <c>[batch, positions, filters]</c>, with <c>kernel: [kernel_size, in / groups, filters]</c>, <c>bias: [filters]</c>.
/// </summary>
/// <remarks>
/// The kernel is not turned over (cross-correlation). The channels of input and output are cut into as many runs of neighbours as there are groups, and
/// each run of outputs sees the run of inputs of its number. PyTorch puts the channels first and
/// keeps the kernel as [out, in / groups, k]; this follows Keras.
/// </remarks>
/// <param name="Filters">How many output channels, at least 1.</param>
/// <param name="KernelSize">The kernel's length.</param>
/// <param name="Strides">How far the kernel moves from one position to the next; null for 1.</param>
/// <param name="Padding">How many zeros surround the input.</param>
/// <param name="DilationRate">How far apart the places are that neighbours in the kernel see; null for 1.</param>
/// <param name="Groups">How many groups the channels are cut into; it divides both the input's and the filters.</param>
/// <param name="Activation">What is applied to the sum; null for nothing.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive, or a list is not of one number an axis.</exception>
[method: JsonConstructor]
public sealed record Conv1D(int Filters, ValueList<int> KernelSize, ValueList<int>? Strides = null, Padding Padding = Padding.Valid, ValueList<int>? DilationRate = null,
    int Groups = 1, ActivationFunction? Activation = null, bool UseBias = true)
    : FilterLayer(Filters, KernelSize, Strides, Padding, DilationRate, Activation, UseBias)
{
    /// <summary>The settings as single numbers, as they are given for one axis.</summary>
    public Conv1D(int filters, int kernelSize, int strides = 1, Padding padding = Padding.Valid, int dilationRate = 1, int groups = 1, ActivationFunction? activation = null, bool useBias = true)
        : this(filters, [kernelSize], [strides], padding, [dilationRate], groups, activation, useBias) { }

    /// <summary>How many groups the channels are cut into.</summary>
    public int Groups { get; init => field = Setting<Conv1D>.Positive(value, nameof(Groups)); } = Setting<Conv1D>.Positive(Groups);

    private protected override int Axes => 1;

    private protected override Tensor Convolve(Scope scope, Tensor images) => Convolve(scope, images, Groups);
}
