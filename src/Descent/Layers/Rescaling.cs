using Descent.Graph;

namespace Descent.Layers;

/// <summary>Brings inputs to another range: x · <c>Scale</c> + <c>Offset</c>. Any shape, kept; whole numbers and bytes become the model's floating-point type. The same in training and inference.</summary>
/// <remarks>With <c>1 / 255.0</c> at the head of a model, images stay bytes in memory and in what is predicted from, as in Keras; in PyTorch the program that reads them divides.</remarks>
/// <param name="Scale">The factor, finite.</param>
/// <param name="Offset">What is added, finite.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is not finite.</exception>
public sealed record Rescaling(double Scale, double Offset = 0) : Layer
{
    /// <summary>The factor.</summary>
    public double Scale { get; init => field = Setting<Rescaling>.Finite(value, nameof(Scale)); } = Setting<Rescaling>.Finite(Scale);

    /// <summary>What is added.</summary>
    public double Offset { get; init => field = Setting<Rescaling>.Finite(value, nameof(Offset)); } = Setting<Rescaling>.Finite(Offset);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var scaled = (input.DType.IsFloat() ? input : input.Cast(scope.DType)) * Scale;
        return Offset == 0 ? scaled : scaled + Offset;
    }
}
