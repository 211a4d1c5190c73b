using Descent.Graph;

namespace Descent.Losses;

/// <summary>The mean of log(cosh(p - y)) over the last axis, without overflow: near 0 half the square, far off the absolute error less log 2.</summary>
public sealed record LogCosh : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        // log cosh e = e + softplus(-2e) - log 2
        var error = yPred - yTrue;
        return (error + (error * -2).Softplus() - PortableMath.Log2).Mean(-1);
    }
}
