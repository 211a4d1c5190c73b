using Descent.Compile;
using Descent.Graph;

namespace Descent.Tests.Compile.Goldens;

/// <summary>A golden for each pass of the compiler, named as the pass.</summary>
internal static class PassGoldens
{
    private static readonly Tensor X = Tensor.Input("x", DType.Float32, [4, 3]);
    private static readonly Tensor Weights = Tensor.Input("w", DType.Float32, [3, 2]);
    private static readonly Tensor Bias = Tensor.Input("b", DType.Float32, [2]);

    /// <summary>The gradient runs the forward scan anew for its states: both are one, and its other carry, which nobody takes, goes.</summary>
    public static Golden ScanPruner => new(
        Recurrence(),
        """
        %0 = Input h() Float32[3]
        %1 = Input g() Float32[3]
        %2 = Input x() Float32[4, 3]
        %3, %4 = Scan of 4 steps(%0, %1, %2) Float32[3], Float32[3]
            %0 = Input carry 0() Float32[3]
            %1 = Input sequence 0() Float32[3]
            %2 = Multiply(%0, %1) Float32[3]
            %3 = Input carry 1() Float32[3]
            %4 = Add(%3, %1) Float32[3]
        %5 = Constant 1() Float32[]
        %6 = Reshape(%5) Float32[1]
        %7 = Broadcast(%6) Float32[3]
        %8 = Constant 0() Float32[]
        %9 = Broadcast(%8) Float32[3]
        %10, %11, %12 = Scan of 4 steps(%0, %1, %2) Float32[3], Float32[3], Float32[4, 3]
            %0 = Input carry 0() Float32[3]
            %1 = Input sequence 0() Float32[3]
            %2 = Multiply(%0, %1) Float32[3]
            %3 = Input carry 1() Float32[3]
            %4 = Add(%3, %1) Float32[3]
        %13, %14, %15 = Scan of 4 steps, the last first(%7, %9, %2, %12) Float32[3], Float32[3], Float32[4, 3]
            %0 = Input carry 0() Float32[3]
            %1 = Input sequence 0() Float32[3]
            %2 = Multiply(%0, %1) Float32[3]
            %3 = Input carry 1() Float32[3]
            %4 = Input sequence 1() Float32[3]
            %5 = Multiply(%0, %4) Float32[3]
            %6 = Add(%3, %5) Float32[3]
        """,
        """
        %0 = Input h() Float32[3]
        %1 = Input x() Float32[4, 3]
        %2, %3 = Scan of 4 steps(%0, %1) Float32[3], Float32[4, 3]
            %0 = Input carry 0() Float32[3]
            %1 = Input sequence 0() Float32[3]
            %2 = Multiply(%0, %1) Float32[3]
        %4 = Constant 1() Float32[]
        %5 = Reshape(%4) Float32[1]
        %6 = Broadcast(%5) Float32[3]
        %7 = Constant 0() Float32[]
        %8 = Broadcast(%7) Float32[3]
        %9, %10, %11 = Scan of 4 steps, the last first(%6, %8, %1, %3) Float32[3], Float32[3], Float32[4, 3]
            %0 = Input carry 0() Float32[3]
            %1 = Input sequence 0() Float32[3]
            %2 = Multiply(%0, %1) Float32[3]
            %3 = Input carry 1() Float32[3]
            %4 = Input sequence 1() Float32[3]
            %5 = Multiply(%0, %4) Float32[3]
            %6 = Add(%3, %5) Float32[3]
        """);

    /// <summary>Twice the same exponential is one, and the transpose goes into the product.</summary>
    public static Golden Simplifier => new(
        X.Exp().MatMul((X * 1).Exp().Transpose(1, 0)),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Exp(%0) Float32[4, 3]
        %2 = Constant 1() Float32[]
        %3 = Broadcast(%2) Float32[4, 3]
        %4 = Multiply(%0, %3) Float32[4, 3]
        %5 = Exp(%4) Float32[4, 3]
        %6 = Transpose [1, 0](%5) Float32[3, 4]
        %7 = MatMul(%1, %6) Float32[4, 4]
        """,
        """
        %0 = Input x() Float32[4, 3]
        %1 = Exp(%0) Float32[4, 3]
        %2 = MatMul rightᵀ(%1, %1) Float32[4, 4]
        """);

    /// <summary>A convolution to 11 rows, of which the pooling by twos takes 10: the last one is not computed, nor what goes to it.</summary>
    public static Golden DeadBorders => new(
        (Tensor.Input("images", DType.Float32, [2, 13, 12, 3]).Convolution(Tensor.Input("kernel", DType.Float32, [3, 3, 3, 4])) + Tensor.Input("b", DType.Float32, [4])).MaxPool(2, 2, new(2), new(2)).Value,
        """
        %0 = Input images() Float32[2, 13, 12, 3]
        %1 = Input kernel() Float32[3, 3, 3, 4]
        %2 = Convolution stride 1(%0, %1) Float32[2, 11, 10, 4]
        %3 = Input b() Float32[4]
        %4 = Broadcast(%3) Float32[2, 11, 10, 4]
        %5 = Add(%2, %4) Float32[2, 11, 10, 4]
        %6, %7 = MaxPool 2×2 stride 2(%5) Float32[2, 5, 5, 4], Int32[2, 5, 5, 4]
        """,
        """
        %0 = Input images() Float32[2, 13, 12, 3]
        %1 = Input kernel() Float32[3, 3, 3, 4]
        %2 = Convolution [stride 1 padding 0+-1] [stride 1](%0, %1) Float32[2, 10, 10, 4]
        %3 = Input b() Float32[4]
        %4 = Broadcast(%3) Float32[2, 10, 10, 4]
        %5 = Add(%2, %4) Float32[2, 10, 10, 4]
        %6, %7 = MaxPool 2×2 stride 2(%5) Float32[2, 5, 5, 4], Int32[2, 5, 5, 4]
        """);

    /// <summary>A sum lies between those who take the centred values of a large tensor: each subtracts anew, and they are not kept.</summary>
    public static Golden Recomputation => new(
        Recomputed(),
        """
        %0 = Input x() Float32[64, 64]
        %1 = Input means() Float32[64]
        %2 = Broadcast(%1) Float32[64, 64]
        %3 = Subtract(%0, %2) Float32[64, 64]
        %4 = Square(%3) Float32[64, 64]
        %5 = Sum over [0](%4) Float32[64]
        %6 = Broadcast(%5) Float32[64, 64]
        %7 = Divide(%3, %6) Float32[64, 64]
        """,
        """
        %0 = Input x() Float32[64, 64]
        %1 = Input means() Float32[64]
        %2 = Broadcast(%1) Float32[64, 64]
        %3 = Subtract(%0, %2) Float32[64, 64]
        %4 = Subtract(%0, %2) Float32[64, 64]
        %5 = Square(%4) Float32[64, 64]
        %6 = Sum over [0](%5) Float32[64]
        %7 = Broadcast(%6) Float32[64, 64]
        %8 = Divide(%3, %7) Float32[64, 64]
        """);

    /// <summary>Softmax: the largest of a row and the sum over it part the chain in three. Broadcasts and numbers go into the groups.</summary>
    public static Golden ElementwiseFuser => new(
        Softmax(X * 0.5),
        """
        %0 = Input x() Float32[4, 3]
        %1 = Constant 0.5() Float32[]
        %2 = Broadcast(%1) Float32[4, 3]
        %3 = Multiply(%0, %2) Float32[4, 3]
        %4 = Max over [1](%3) Float32[4, 1]
        %5 = Broadcast(%4) Float32[4, 3]
        %6 = Subtract(%3, %5) Float32[4, 3]
        %7 = Exp(%6) Float32[4, 3]
        %8 = Sum over [1](%7) Float32[4, 1]
        %9 = Broadcast(%8) Float32[4, 3]
        %10 = Divide(%7, %9) Float32[4, 3]
        """,
        """
           0  @0 Float32[4, 3] = FusedElementwise(x Float32[4, 3])  12 flop, 96 bytes
                r1 = Constant 0.5()
                r2 = Multiply(r0, r1)
                -> r2 over [4, 3]
           1  @64 Float32[4, 1] = Max over [1](@0 Float32[4, 3])  12 flop, 64 bytes
           2  @0 Float32[4, 3] = FusedElementwise(@0 Float32[4, 3], @64 Float32[4, 1])  24 flop, 112 bytes
                r2 = Subtract(r0, r1)
                r3 = Exp(r2)
                -> r3 over [4, 3]
           3  @64 Float32[4, 1] = Sum over [1](@0 Float32[4, 3])  12 flop, 64 bytes
           4  @0 Float32[4, 3] = FusedElementwise(@0 Float32[4, 3], @64 Float32[4, 1])  12 flop, 112 bytes
                r2 = Divide(r0, r1)
                -> r2 over [4, 3]
        5 steps, 72 flop, 448 bytes moved, arena 128 bytes (192 without sharing)
        outputs: @0 Float32[4, 3]
        """);

    /// <summary>Bias and activation join the product.</summary>
    public static Golden ProductFuser => new(
        Descent.Compile.ElementwiseFuser.Run(new([(X.MatMul(Weights) + Bias).Maximum(0)])),
        """
           0  @0 Float32[4, 2] = MatMul(x Float32[4, 3], w Float32[3, 2])  48 flop, 104 bytes
           1  @0 Float32[4, 2] = FusedElementwise(@0 Float32[4, 2], b Float32[2])  16 flop, 72 bytes
                r2 = Add(r0, r1)
                r3 = Constant 0()
                r4 = Maximum(r2, r3)
                -> r4 over [4, 2]
        2 steps, 64 flop, 176 bytes moved, arena 64 bytes (64 without sharing)
        outputs: @0 Float32[4, 2]
        """,
        """
           0  @0 Float32[4, 2] = FusedProduct(x Float32[4, 3], w Float32[3, 2], b Float32[2])  64 flop, 112 bytes
                r2 = Add(r0, r1)
                r3 = Constant 0()
                r4 = Maximum(r2, r3)
                -> r4 over [4, 2]
        1 steps, 64 flop, 112 bytes moved, arena 64 bytes (64 without sharing)
        outputs: @0 Float32[4, 2]
        """);

    /// <summary>A recurrence's body becomes a plan of its own.</summary>
    public static Golden ScanPlanner => new(
        Tensor.Scan([Tensor.Input("h", DType.Float32, [3])], [X], (carries, rows) => new([(carries[0] * 0.5 + rows[0]).Tanh()], [])).Carries[0],
        """
        %0 = Input h() Float32[3]
        %1 = Input x() Float32[4, 3]
        %2 = Scan of 4 steps(%0, %1) Float32[3]
            %0 = Input carry 0() Float32[3]
            %1 = Constant 0.5() Float32[]
            %2 = Broadcast(%1) Float32[3]
            %3 = Multiply(%0, %2) Float32[3]
            %4 = Input sequence 0() Float32[3]
            %5 = Add(%3, %4) Float32[3]
            %6 = Tanh(%5) Float32[3]
        """,
        """
           0  @0 Float32[3] = Scan of 4 steps(h Float32[3], x Float32[4, 3])  36 flop, 72 bytes
               0  @0 Float32[3] = FusedElementwise(carry 0 Float32[3], sequence 0 Float32[3])  9 flop, 36 bytes
                    r2 = Constant 0.5()
                    r3 = Multiply(r0, r2)
                    r4 = Add(r3, r1)
                    r5 = Tanh(r4)
                    -> r5 over [3]
            1 steps, 9 flop, 36 bytes moved, arena 64 bytes (64 without sharing)
            outputs: @0 Float32[3]
        1 steps, 36 flop, 72 bytes moved, arena 64 bytes (64 without sharing)
        outputs: @0 Float32[3]
        """);

    /// <summary>A variable's new value is written straight into it; the first product's memory serves the third.</summary>
    public static Golden MemoryPlanner => new(
        Update(),
        """
        %0 = Read v() Float32[4, 4]
        %1 = MatMul(%0, %0) Float32[4, 4]
        %2 = MatMul(%1, %0) Float32[4, 4]
        %3 = MatMul(%2, %0) Float32[4, 4]
        %4 = FusedElementwise(%3, %0) Float32[4, 4]
        """,
        """
           0  @0 Float32[4, 4] = MatMul(v Float32[4, 4], v Float32[4, 4])  128 flop, 192 bytes
           1  @64 Float32[4, 4] = MatMul(@0 Float32[4, 4], v Float32[4, 4])  128 flop, 192 bytes
           2  @0 Float32[4, 4] = MatMul(@64 Float32[4, 4], v Float32[4, 4])  128 flop, 192 bytes
           3  v Float32[4, 4] = FusedElementwise(@0 Float32[4, 4], v Float32[4, 4])  32 flop, 192 bytes
                r2 = Constant 0.1()
                r3 = Multiply(r0, r2)
                r4 = Subtract(r1, r3)
                -> r4 over [4, 4]
        4 steps, 416 flop, 768 bytes moved, arena 128 bytes (192 without sharing)
        outputs: @0 Float32[4, 4]
        """);

    private static GraphProgram Recurrence()
    {
        var scan = Tensor.Scan([Tensor.Input("h", DType.Float32, [3]), Tensor.Input("g", DType.Float32, [3])], [X], (carries, rows) => new([carries[0] * rows[0], carries[1] + rows[0]], []));
        return new([scan.Carries[0], .. Autodiff.Gradients(scan.Carries[0].Sum(), [X])]);
    }

    private static GraphProgram Recomputed()
    {
        var x = Tensor.Input("x", DType.Float32, [64, 64]);
        var centred = x - Tensor.Input("means", DType.Float32, [64]);
        var variance = centred.Square().Sum(0);
        return new([centred / variance.BroadcastTo([64, 64])]);
    }

    private static Tensor Softmax(Tensor values)
    {
        var exponentials = (values - values.Max(1, keepDimensions: true).BroadcastTo(values.Shape)).Exp();
        return exponentials / exponentials.Sum(1, keepDimensions: true).BroadcastTo(values.Shape);
    }

    private static GraphProgram Update()
    {
        var variable = new Variable("v", DType.Float32, [4, 4]);
        var product = Enumerable.Range(0, 3).Aggregate(variable.Value, (value, _) => value.MatMul(variable.Value));
        return Descent.Compile.ElementwiseFuser.Run(new([product], [new(variable, variable.Value - (product * 0.1))]));
    }
}
