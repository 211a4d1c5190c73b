using Descent.Graph;

namespace Descent.Constraints;

/// <summary>Lengths of the vectors of a parameter.</summary>
internal static class Norms
{
    /// <summary>Keras's <c>backend.epsilon()</c>.</summary>
    private const double Epsilon = 1e-7;

    /// <summary>The Euclidean norms over some axes, each by itself; the axes stay, with length one.</summary>
    public static Tensor Over(Tensor weights, ValueList<int> axes)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Square().Sum(axes.Span, keepDimensions: true).Sqrt();
    }

    /// <summary>w · wanted / (1e-7 + norm): each vector in its new length.</summary>
    public static Tensor Rescale(Tensor weights, Tensor norms, Tensor wanted) => weights * (wanted / (norms + Epsilon)).BroadcastTo(weights.Shape);
}
