using Descent.Graph;

namespace Descent.Activations;

/// <summary>
/// The rectified linear unit: <c>MaxValue</c> for x &gt;= <c>MaxValue</c>, x for <c>Threshold</c> &lt;= x &lt; <c>MaxValue</c>, and
/// <c>NegativeSlope</c> · (x - <c>Threshold</c>) below. Its defaults give max(x, 0), with derivative 0 at 0.
/// </summary>
/// <param name="NegativeSlope">The slope below the threshold.</param>
/// <param name="MaxValue">The greatest value; null for none.</param>
/// <param name="Threshold">Where the line begins.</param>
public sealed record Relu(double NegativeSlope = 0, double? MaxValue = null, double Threshold = 0) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var line = NegativeSlope == 0 && Threshold == 0 ? x.Maximum(0) : IsAbove(x).Select(x, NegativeSlope == 0 ? x.Like(0) : (x - Threshold) * NegativeSlope);
        return MaxValue is { } greatest ? line.Minimum(greatest) : line;
    }

    /// <summary>At a threshold of 0 both sides have the value 0 there; the derivative is the lower side's, as in PyTorch.</summary>
    private Tensor IsAbove(Tensor x) => Threshold == 0 ? x > 0 : x >= Threshold;
}
