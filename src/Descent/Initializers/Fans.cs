using Descent.Graph;

namespace Descent.Initializers;

/// <summary>
/// How many inputs one output of a parameter sums over, and how many outputs one input feeds: what the scaled initializers divide
/// by, so that signals neither grow nor die from layer to layer.
/// </summary>
/// <param name="In">The number of inputs of one output.</param>
/// <param name="Out">The number of outputs of one input.</param>
public readonly record struct Fans(double In, double Out)
{
    /// <summary>
    /// The fans of a parameter's shape. <c>[in, out]</c>: these two. More axes, <c>[kernel.., in, out]</c>: the last two, each
    /// times the product of the others, also for a depthwise kernel <c>[kh, kw, in, multiplier]</c>. One axis: its length for
    /// both. A scalar: 1 and 1. As in Keras.
    /// </summary>
    public static Fans Of(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Rank == 0) return new(1, 1);
        if (shape.Rank == 1) return new(shape[0], shape[0]);
        double field = shape[..^2].Size;
        return new(field * shape[^2], field * shape[^1]);
    }
}
