namespace Descent.Mutants.Mutants;

/// <summary>In ops' gradients and shape rules, and in the compiler's rewriting rules.</summary>
internal static class OpMutants
{
    public static readonly Mutant[] All =
    [
        new("tanh's gradient has the wrong sign of y²", "Graph/Ops/Scalars/Tanh.cs", "1 - y.Square()", "1 + y.Square()"),
        new("sigmoid's gradient has the wrong sign of y", "Graph/Ops/Scalars/Sigmoid.cs", "y * (1 - y)", "y * (1 + y)"),
        new("erf's gradient has half of its constant", "Graph/Ops/Scalars/Erf.cs", "2 / Math.Sqrt(Math.PI)", "1 / Math.Sqrt(Math.PI)"),
        new("expm1's gradient forgets the one", "Graph/Ops/Scalars/Expm1.cs", "=> y + 1;", "=> y;"),
        new("a quotient's gradient has the wrong sign for the divisor", "Graph/Ops/Scalars/Divide.cs", "-gradient * y / b", "gradient * y / b"),
        new("a maximum's gradient goes to the lesser", "Graph/Ops/Scalars/Maximum.cs", "(a > b).Select(gradient, gradient.Like(0))", "(a < b).Select(gradient, gradient.Like(0))"),
        new("a power's gradient forgets the exponent", "Graph/Ops/Scalars/Power.cs", "gradient * b * a.Power(b - 1)", "gradient * a.Power(b - 1)"),
        new("batches of matrices of different numbers are multiplied", "Graph/Ops/MatMul.cs", " || left[..^2] != right[..^2]", ""),
        new("equal greatest values each get the whole gradient", "Graph/Ops/Reduce.cs", "spread * isGreatest / isGreatest.Sum(Axes.Span, keepDimensions: true).BroadcastTo(input.Shape)", "spread * isGreatest"),
        new("a concatenation's gradient is cut in pieces of the first length", "Graph/Ops/Concat.cs", "start += inputs[i].Shape[Axis], i++", "start += inputs[0].Shape[Axis], i++"),
        new("a padding's gradient begins at the wrong place", "Graph/Ops/Pad.cs", "gradient.Slice(Before.Span,", "gradient.Slice(After.Span,"),
        new("a transposition's gradient is not turned back", "Graph/Ops/Transpose.cs", "gradient.Transpose(Inverse())", "gradient.Transpose([.. Permutation])"),
        new("a choice's gradient goes to both for the same truths", "Graph/Ops/Select.cs", "condition.Select(gradient.Like(0), gradient)]", "condition.Select(gradient, gradient.Like(0))]"),
        new("of several uses of a value the last one's gradient counts", "Graph/Autodiff.cs", "out var sum) ? sum + gradient : gradient", "out _) ? gradient : gradient"),
        new("padding moves a window forward", "Graph/Ops/WindowAxis.cs", "(position * Stride) - Before +", "(position * Stride) + Before +"),
        new("a dilated window reaches one place too far", "Graph/Ops/WindowAxis.cs", "((taps - 1) * Dilation) + 1", "((taps - 1) * Dilation) + Dilation"),
        new("what a scan's steps add to a constant's gradient is not summed", "Graph/Ops/ScanGradient.cs", "parts.Add(Carry(sum + rest))", "parts.Add(Carry(rest))"),
        new("a softmax is not shifted by the greatest", "Graph/Tensor.Softmax.cs", "=> this - Max(axis, keepDimensions: true).StopGradient().BroadcastTo(Shape);", "=> this;"),
        new("a difference of constants is folded the wrong way", "Compile/SimplifyRules.cs", "values[0] - values[1]", "values[1] - values[0]"),
        new("a sum with one is taken for a product with one", "Compile/SimplifyRules.cs", "Binary { Function: Multiply or Divide } when", "Binary { Function: Multiply or Divide or Add } when"),
    ];
}
