using Descent.Graph;

namespace Descent.Activations;

/// <summary>(x + √(x² + b)) / 2, a smooth relu without exponentials (Barron 2021).</summary>
/// <param name="B">b, positive: how wide the bend is.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="B"/> is not positive.</exception>
public sealed record Squareplus(double B = 4) : ActivationFunction
{
    /// <summary>How wide the bend is.</summary>
    public double B { get; init; } = Require.Positive(B);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var isPositive = x > 0;
        var root = (x.Square() + B).Sqrt();
        // Below 0 the sum would cancel: there it is b / (√(x² + b) - x), by the third binomial formula.
        return isPositive.Select(x + root, B / (root - isPositive.Select(x.Like(0), x))) * 0.5;
    }
}
