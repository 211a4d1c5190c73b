using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;
using Descent.Layers;
using Greater = Descent.Graph.Ops.Scalars.Maximum;
using Lesser = Descent.Graph.Ops.Scalars.Minimum;

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
        if (build.Inputs.Contains(output)) return Unbounded;
        // Its function is applied within a scan: what it makes of a stand-in tells the same.
        return Of(build.Layer is SimpleRNN layer ? layer.Activation.Apply(Tensor.Input("sum", output.DType, output.Shape)) : output);
    }

    private static OutputRange Of(Tensor output) => output.Node.Op switch
    {
        Unary { Function: Sigmoid } => new(0, 1, false),
        Unary { Function: Tanh } => new(-1, 1, false),
        Binary { Function: Greater } => Between(Number(output.Node.Inputs[1]), null),
        Binary { Function: Lesser } when output.Node.Inputs[0].Node is { Op: Binary { Function: Greater } } inner => Between(Number(inner.Inputs[1]), Number(output.Node.Inputs[1])),
        _ => Unbounded,
    };

    private static OutputRange Between(double? low, double? high) => new(low ?? double.NegativeInfinity, high ?? double.PositiveInfinity, low == 0);

    /// <summary>The number that a tensor holds everywhere, or null.</summary>
    private static double? Number(Tensor tensor) => tensor.Node.Op switch
    {
        Constant { Values: [var value] } => value,
        Broadcast => Number(tensor.Node.Inputs[0]),
        _ => null,
    };
}
