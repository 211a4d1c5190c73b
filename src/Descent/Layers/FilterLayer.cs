using Descent.Activations;
using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>A convolution layer whose kernel mixes channels: each of its filters sees all of them, or those of its group.</summary>
public abstract record FilterLayer : ConvolutionLayer
{
    private protected FilterLayer(int filters, ValueList<int> kernelSize, ValueList<int>? strides, Padding padding, ValueList<int>? dilationRate, ActivationFunction? activation, bool useBias)
        : base(kernelSize, strides, padding, dilationRate, activation, useBias) => Filters = filters;

    /// <summary>How many output channels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Filters { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Filters), $"{GetType().Name} needs Filters at least 1, got {value}."); }

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the kernel.</summary>
    public Initializer KernelInitializer { get; init => field = value ?? new GlorotUniform(); } = new GlorotUniform();

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>What the kernel is projected to after each update.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>The parameter <c>kernel</c>, <c>[kernel_size.., rows, columns]</c>, as one for images.</summary>
    private protected Tensor Kernel(Scope scope, int rows, int columns)
    {
        var (height, width) = Windows.OfImage(KernelSize);
        return scope.Parameter("kernel", [.. KernelSize, rows, columns], KernelInitializer, KernelRegularizer, KernelConstraint).Reshape(height, width, rows, columns);
    }

    /// <summary>A convolution in groups.</summary>
    /// <exception cref="ShapeException">The channels cannot be cut into as many groups.</exception>
    private protected Tensor Convolve(Scope scope, Tensor images, int groups)
    {
        var channels = images.Shape[3];
        if (channels % groups != 0 || Filters % groups != 0)
            throw new ShapeException($"{GetType().Name} needs channels and filters that its {groups} groups divide, got {channels} channels and {Filters} filters: choose Groups as a divisor of both.");
        var (rows, columns) = Movement(images);
        return images.Convolution(Kernel(scope, channels / groups, Filters), new(rows, columns, groups));
    }
}
