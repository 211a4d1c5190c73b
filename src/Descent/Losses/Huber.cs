using Descent.Graph;

namespace Descent.Losses;

/// <summary>The mean over the last axis of e² / 2 for |e| &lt;= delta and delta |e| - delta² / 2 beyond, with e = p - y (Huber 1964).</summary>
/// <param name="Delta">Where the parabola becomes a line, positive.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Delta"/> is not positive.</exception>
public sealed record Huber(double Delta = 1) : Loss
{
    /// <summary>Where the parabola becomes a line.</summary>
    public double Delta { get; init; } = Require.Positive(Delta);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        // With c = min(|e|, delta) both pieces are c (|e| - c / 2), and no square of a large error is taken.
        var error = (yPred - yTrue).Abs();
        var clipped = error.Minimum(Delta);
        return (clipped * (error - (clipped * 0.5))).Mean(-1);
    }
}
