using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// A layer that brings values to mean 0 and variance 1 and then lets them learn another scale and centre: x · <c>gamma</c> + <c>beta</c>. The kinds differ in the
/// values that share a mean.
/// </summary>
public abstract record NormalizationLayer : Layer
{
    private protected NormalizationLayer(double epsilon, bool center, bool scale) => (Epsilon, Center, Scale) = (epsilon, center, scale);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <summary>The number that is added to the variance, so that its root is never 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public double Epsilon
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Epsilon), $"{GetType().Name} needs Epsilon positive and finite, got {value}.");
    }

    /// <summary>Whether <c>beta</c> is learned and added.</summary>
    public bool Center { get; init; }

    /// <summary>Whether <c>gamma</c> is learned and multiplied by.</summary>
    public bool Scale { get; init; }

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of beta.</summary>
    public Initializer BetaInitializer { get; init => field = value ?? new Zeros(); } = new Zeros();

    /// <summary>The first values of gamma.</summary>
    public Initializer GammaInitializer { get; init => field = value ?? new Ones(); } = new Ones();

    /// <summary>A penalty on beta.</summary>
    public Regularizer? BetaRegularizer { get; init; }

    /// <summary>A penalty on gamma.</summary>
    public Regularizer? GammaRegularizer { get; init; }

    /// <summary>What beta is projected to after each update.</summary>
    public Constraint? BetaConstraint { get; init; }

    /// <summary>What gamma is projected to after each update.</summary>
    public Constraint? GammaConstraint { get; init; }

    /// <summary>Scale and centre of the shape of some axes, each null where it is not wanted.</summary>
    private protected (Tensor? Gamma, Tensor? Beta) Parameters(Scope scope, Shape shape) => (
        Scale ? scope.Parameter("gamma", shape, GammaInitializer, GammaRegularizer, GammaConstraint) : null,
        Center ? scope.Parameter("beta", shape, BetaInitializer, BetaRegularizer, BetaConstraint) : null);

    /// <summary>x · gamma + beta, along some axes in ascending order.</summary>
    private protected static Tensor ScaleAndShift(Tensor x, (Tensor? Gamma, Tensor? Beta) parameters, ReadOnlySpan<int> axes)
    {
        if (parameters.Gamma is { } gamma) x *= Axes.Along(gamma, x.Shape, axes);
        if (parameters.Beta is { } beta) x += Axes.Along(beta, x.Shape, axes);
        return x;
    }

    /// <summary>Divides values that have mean 0 by the root of their variance, which is given with axes of length one.</summary>
    private protected Tensor Standardize(Tensor centered, Tensor variance) => centered * (1 / (variance + Epsilon).Sqrt()).BroadcastTo(centered.Shape);

    /// <summary>
    /// The mean over some axes, which stay with length one; what is left without it; and the biased variance, the mean of the squares of what is left: in two passes,
    /// so that no digits cancel.
    /// </summary>
    /// <param name="input">The values.</param>
    /// <param name="axes">The axes that share a mean.</param>
    /// <param name="weights">1 for the values that count, 0 for the others; null if all do.</param>
    private protected static (Tensor Mean, Tensor Centered, Tensor Variance) Moments(Tensor input, ReadOnlySpan<int> axes, Tensor? weights = null)
    {
        var mean = weights is null ? input.Mean(axes, keepDimensions: true) : Masks.Mean(input, weights, axes);
        var centered = input - mean.BroadcastTo(input.Shape);
        var square = centered.Square();
        return (mean, centered, weights is null ? square.Mean(axes, keepDimensions: true) : Masks.Mean(square, weights, axes));
    }
}
