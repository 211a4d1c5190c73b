using Descent.Graph;

namespace Descent.Tests.Compile.Goldens;

/// <summary>A golden for each of the simplifier's rules, named as the rule, whose last node is what the rule is given.</summary>
internal static class RuleGoldens
{
    private static readonly Tensor X = Tensor.Input("x", DType.Float32, [4, 3]);
    private static readonly Tensor Y = Tensor.Input("y", DType.Float32, [4, 3]);

    public static Golden Identity => new(
        X.StopGradient(),
        """
        %0 = Input x() Float32[4, 3]
        %1 = StopGradient(%0) Float32[4, 3]
        """,
        """
        %0 = Input x() Float32[4, 3]
        """);

    public static Golden Reshapes => new(
        X.Reshape(12).Reshape(2, 6),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Reshape(%0) Float32[12]
        %2 = Reshape(%1) Float32[2, 6]
        """,
        """
        %0 = Input x() Float32[4, 3]
        %1 = Reshape(%0) Float32[2, 6]
        """);

    public static Golden Broadcasts => new(
        Tensor.Input("b", DType.Float32, [3]).Reshape(1, 3).BroadcastTo([4, 3]),
        """
        %0 = Input b() Float32[3]
        %1 = Reshape(%0) Float32[1, 3]
        %2 = Broadcast(%1) Float32[4, 3]
        """,
        """
        %0 = Input b() Float32[3]
        %1 = Broadcast(%0) Float32[4, 3]
        """);

    public static Golden NeutralElement => new(
        X * 1,
        """
        %0 = Input x() Float32[4, 3]
        %1 = Constant 1() Float32[]
        %2 = Broadcast(%1) Float32[4, 3]
        %3 = Multiply(%0, %2) Float32[4, 3]
        """,
        """
        %0 = Input x() Float32[4, 3]
        """);

    public static Golden FoldConstants => new(
        Tensor.Constant(2) * Tensor.Constant(3),
        """
        %0 = Constant 2() Float32[]
        %1 = Constant 3() Float32[]
        %2 = Multiply(%0, %1) Float32[]
        """,
        """
        %0 = Constant 6() Float32[]
        """);

    public static Golden ReduceNothing => new(
        Tensor.Input("z", DType.Float32, [4, 1, 3]).Sum(1),
        """
        %0 = Input z() Float32[4, 1, 3]
        %1 = Sum over [1](%0) Float32[4, 3]
        """,
        """
        %0 = Input z() Float32[4, 1, 3]
        %1 = Reshape(%0) Float32[4, 3]
        """);

    public static Golden DropKeptAxes => new(
        X.Max(1, keepDimensions: true),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Max over [1](%0) Float32[4, 1]
        """,
        """
        %0 = Input x() Float32[4, 3]
        %1 = Max over [1](%0) Float32[4]
        %2 = Reshape(%1) Float32[4, 1]
        """);

    public static Golden ReduceReshaped => new(
        X.Reshape(2, 6).Sum(),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Reshape(%0) Float32[2, 6]
        %2 = Sum over [0, 1](%1) Float32[]
        """,
        """
        %0 = Input x() Float32[4, 3]
        %1 = Sum over [0, 1](%0) Float32[]
        """);

    public static Golden SplitReduction => new(
        Tensor.Input("z", DType.Float32, [2, 3, 4]).Sum([0, 2]),
        """
        %0 = Input z() Float32[2, 3, 4]
        %1 = Sum over [0, 2](%0) Float32[3]
        """,
        """
        %0 = Input z() Float32[2, 3, 4]
        %1 = Sum over [2](%0) Float32[2, 3]
        %2 = Reshape(%1) Float32[2, 3, 1]
        %3 = Sum over [0](%2) Float32[3, 1]
        %4 = Reshape(%3) Float32[3]
        """);

    public static Golden TransposeIntoMatMul => new(
        X.MatMul(Y.Transpose(1, 0)),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Input y() Float32[4, 3]
        %2 = Transpose [1, 0](%1) Float32[3, 4]
        %3 = MatMul(%0, %2) Float32[4, 4]
        """,
        """
        %0 = Input x() Float32[4, 3]
        %1 = Input y() Float32[4, 3]
        %2 = MatMul rightᵀ(%0, %1) Float32[4, 4]
        """);

    public static Golden OuterProduct => new(
        Tensor.Input("u", DType.Float32, [4, 1]).MatMul(Tensor.Input("v", DType.Float32, [1, 3])),
        """
        %0 = Input u() Float32[4, 1]
        %1 = Input v() Float32[1, 3]
        %2 = MatMul(%0, %1) Float32[4, 3]
        """,
        """
        %0 = Input u() Float32[4, 1]
        %1 = Broadcast(%0) Float32[4, 3]
        %2 = Input v() Float32[1, 3]
        %3 = Broadcast(%2) Float32[4, 3]
        %4 = Multiply(%1, %3) Float32[4, 3]
        """);

    public static Golden PointwiseConvolution => new(
        Tensor.Input("images", DType.Float32, [2, 5, 5, 3]).Convolution(Tensor.Input("kernel", DType.Float32, [1, 1, 3, 4])),
        """
        %0 = Input images() Float32[2, 5, 5, 3]
        %1 = Input kernel() Float32[1, 1, 3, 4]
        %2 = Convolution stride 1(%0, %1) Float32[2, 5, 5, 4]
        """,
        """
        %0 = Input images() Float32[2, 5, 5, 3]
        %1 = Reshape(%0) Float32[50, 3]
        %2 = Input kernel() Float32[1, 1, 3, 4]
        %3 = Reshape(%2) Float32[3, 4]
        %4 = MatMul(%1, %3) Float32[50, 4]
        %5 = Reshape(%4) Float32[2, 5, 5, 4]
        """);

    public static Golden SinkReshape => new(
        X.Reshape(12) * Y.Reshape(12),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Reshape(%0) Float32[12]
        %2 = Input y() Float32[4, 3]
        %3 = Reshape(%2) Float32[12]
        %4 = Multiply(%1, %3) Float32[12]
        """,
        """
        %0 = Input x() Float32[4, 3]
        %1 = Input y() Float32[4, 3]
        %2 = Multiply(%0, %1) Float32[4, 3]
        %3 = Reshape(%2) Float32[12]
        """);

    /// <summary>The gradient of an LSTM's gates is such a sum.</summary>
    public static Golden PadsSideBySide => new(
        X.Pad([0, 2], [0, 0]) + Tensor.Input("g", DType.Float32, [4, 2]).Pad([0, 0], [0, 3]),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Pad(%0) Float32[4, 5]
        %2 = Input g() Float32[4, 2]
        %3 = Pad(%2) Float32[4, 5]
        %4 = Add(%1, %3) Float32[4, 5]
        """,
        """
        %0 = Input g() Float32[4, 2]
        %1 = Input x() Float32[4, 3]
        %2 = Concat(%0, %1) Float32[4, 5]
        """);
}
