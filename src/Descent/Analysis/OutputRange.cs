using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;
using Descent.Layers;

namespace Descent.Analysis;

/// <summary>Between which bounds an output lies, by the function that it ends in.</summary>
/// <param name="Low">The lower bound, or −∞.</param>
/// <param name="High">The upper bound, or ∞.</param>
/// <param name="IsRectified">Whether it is 0 on one side of a corner, as ReLU is.</param>
internal readonly record struct OutputRange(double Low, double High, bool IsRectified)
{
    private static readonly OutputRange Unbounded = new(double.NegativeInfinity, double.PositiveInfinity, false);

    /// <summary>Whether values can come near two bounds.</summary>
    public bool Saturates => !IsRectified && double.IsFinite(High - Low);

    /// <summary>The range of one of a layer's outputs, as far as the layer itself sees to it.</summary>
    public static OutputRange Of(LayerBuild build, Tensor output)
    {
        while (output.Node.Op is Descent.Graph.Ops.Reshape && !build.Inputs.Contains(output)) output = output.Node.Inputs[0];
        return build.Inputs.Contains(output) ? Unbounded : output.Node.Op switch
        {
            Unary { Function: Sigmoid } => new(0, 1, false),
            Unary { Function: Tanh } => new(-1, 1, false),
            Binary { Function: Descent.Graph.Ops.Scalars.Maximum } => Below(Number(output.Node.Inputs[1]), double.PositiveInfinity),
            Binary { Function: Descent.Graph.Ops.Scalars.Minimum } when output.Node.Inputs[0].Node is { Op: Binary { Function: Descent.Graph.Ops.Scalars.Maximum } } inner =>
                Below(Number(inner.Inputs[1]), Number(output.Node.Inputs[1]) ?? double.PositiveInfinity),
            _ => Unbounded,
        };
    }

    private static OutputRange Below(double? low, double high) => new(low ?? double.NegativeInfinity, high, low == 0);

    /// <summary>The number that a tensor holds everywhere, or null.</summary>
    private static double? Number(Tensor tensor) => tensor.Node.Op switch
    {
        Constant { Values: [var value] } => value,
        Broadcast => Number(tensor.Node.Inputs[0]),
        _ => null,
    };
}
