using Descent.Activations;
using Descent.Constraints;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>What all convolution layers have: a kernel's size and movement, a bias for each output channel, and an activation.</summary>
public abstract record ConvolutionLayer : Layer
{
    private protected ConvolutionLayer(ValueList<int> kernelSize, ValueList<int>? strides, Padding padding, ValueList<int>? dilationRate, ActivationFunction? activation, bool useBias) =>
        (KernelSize, Strides, Padding, DilationRate, Activation, UseBias) = (kernelSize, strides ?? [1], padding, dilationRate ?? [1], activation, useBias);

    /// <summary>The kernel's length along each axis; a single number counts for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one positive number an axis.</exception>
    public ValueList<int> KernelSize { get; init => field = Windows.Lengths(this, value, Axes, nameof(KernelSize)); }

    /// <summary>How far the kernel moves from one position to the next, along each axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one positive number an axis.</exception>
    public ValueList<int> Strides { get; init => field = Windows.Lengths(this, value, Axes, nameof(Strides)); }

    /// <summary>How many zeros surround the input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no such padding.</exception>
    public Padding Padding { get; init => field = Windows.Known(this, value, isCausalKnown: Axes == 1); }

    /// <summary>How far apart the places are that neighbours in the kernel see, along each axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one positive number an axis.</exception>
    public ValueList<int> DilationRate { get; init => field = Windows.Lengths(this, value, Axes, nameof(DilationRate)); }

    /// <summary>What is applied to the sum; null for nothing.</summary>
    public ActivationFunction? Activation { get; init; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; init; }

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the bias.</summary>
    public Initializer BiasInitializer { get; init => field = value ?? new Zeros(); } = new Zeros();

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>What the bias is projected to after each update.</summary>
    public Constraint? BiasConstraint { get; init; }

    /// <summary>How many axes the kernel moves along: 1 for sequences, 2 for images.</summary>
    private protected abstract int Axes { get; }

    /// <inheritdoc/>
    public sealed override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var sum = Windows.FromImages(Convolve(scope, Windows.AsImages(this, input, Axes)), Axes);
        if (UseBias) sum += scope.Parameter("bias", [sum.Shape[^1]], BiasInitializer, BiasRegularizer, BiasConstraint);
        return Activation is null ? sum : Activation.Apply(sum);
    }

    /// <summary>The sums without bias and activation: <c>[batch, height, width, in]</c> to <c>[batch, height', width', out]</c>; sequences have a height of one.</summary>
    private protected abstract Tensor Convolve(Scope scope, Tensor images);

    /// <summary>The kernel's movement over some images.</summary>
    private protected (WindowAxis Rows, WindowAxis Columns) Movement(Tensor images) => Windows.Over(this, images, Padding, KernelSize, Strides, DilationRate);
}
