using Descent.Activations;
using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// A fully connected layer: activation(x · kernel + bias) along the last axis. <c>x: [batch, .., in]</c> gives <c>[batch, .., units]</c>,
/// with <c>kernel: [in, units]</c>, <c>bias: [units]</c>.
/// </summary>
/// <remarks>PyTorch's Linear keeps the kernel transposed, [out, in], and draws kernel and bias from U(±1/√in); this follows Keras.</remarks>
/// <param name="Units">How many outputs, at least 1.</param>
/// <param name="Activation">What is applied to the sum; null for nothing.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Units"/> is not positive.</exception>
public sealed record Dense(int Units, ActivationFunction? Activation = null, bool UseBias = true) : Layer
{
    /// <summary>How many outputs.</summary>
    public int Units { get; init => field = Setting<Dense>.Positive(value, nameof(Units)); } = Setting<Dense>.Positive(Units);

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the kernel.</summary>
    public Initializer KernelInitializer { get; init => field = value ?? new GlorotUniform(); } = new GlorotUniform();

    /// <summary>The first values of the bias.</summary>
    public Initializer BiasInitializer { get; init => field = value ?? new Zeros(); } = new Zeros();

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>What the kernel is projected to after each update.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>What the bias is projected to after each update.</summary>
    public Constraint? BiasConstraint { get; init; }

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank < 2) throw Shapes.Misfit(nameof(Dense), "[batch, in]", input.Shape);
        var kernel = scope.Parameter("kernel", [input.Shape[^1], Units], KernelInitializer, KernelRegularizer, KernelConstraint);
        var sum = input.MatMul(kernel);
        if (UseBias) sum += scope.Parameter("bias", [Units], BiasInitializer, BiasRegularizer, BiasConstraint);
        return Activation is null ? sum : Activation.Apply(sum);
    }
}
