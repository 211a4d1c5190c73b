using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// In training multiplies each element by a number of N(1, <c>Rate</c> / (1 - <c>Rate</c>)), whose mean and variance are those of dropout's factors (Srivastava et al.
/// 2014, section 10); inference changes nothing. Any shape.
/// </summary>
/// <param name="Rate">The rate of the dropout that it stands for, in [0, 1).</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Rate"/> is outside of [0, 1).</exception>
public sealed record GaussianDropout(double Rate) : Layer
{
    /// <summary>The rate of the dropout that it stands for.</summary>
    public double Rate { get; init => field = Setting<GaussianDropout>.Fraction(value, nameof(Rate)); } = Setting<GaussianDropout>.Fraction(Rate);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (!scope.Training || Rate == 0) return input;
        return input * (1 + Math.Sqrt(Rate / (1 - Rate)) * scope.RandomNormal("factor", input.Shape));
    }
}
