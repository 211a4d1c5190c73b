using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Compile;

/// <summary>
/// The rewriting rules of <see cref="Simplifier"/>: each takes a node with one output and gives an equal, simpler value, or null. All are
/// exact: they change no bit of a finite result, except perhaps the sign of a zero.
/// </summary>
internal static class SimplifyRules
{
    public static IReadOnlyList<Func<Node, Simplifier, Tensor?>> All { get; } =
        [Identity, Reshapes, Broadcasts, NeutralElement, FoldConstants, ReduceNothing, DropKeptAxes, ReduceReshaped, SplitReduction, TransposeIntoMatMul, OuterProduct, PointwiseConvolution.Rule, SinkReshape, PadsSideBySide.Join];

    /// <summary>Ops that change nothing once gradients are taken.</summary>
    private static Tensor? Identity(Node node, Simplifier make) => node.Op switch
    {
        StopGradient => node.Inputs[0],
        Cast cast when cast.To == node.Inputs[0].DType => node.Inputs[0],
        Broadcast or Reshape or Slice or Pad when node.Outputs[0].Shape == node.Inputs[0].Shape => node.Inputs[0],
        Transpose transpose when transpose.Permutation.SequenceEqual(Enumerable.Range(0, transpose.Permutation.Count)) => node.Inputs[0],
        Concat when node.Inputs.Count == 1 => node.Inputs[0],
        _ => null,
    };

    /// <summary>A reshape of a reshape, or of a number repeated, is one op.</summary>
    private static Tensor? Reshapes(Node node, Simplifier make)
    {
        if (node.Op is not Reshape reshape) return null;
        var inner = node.Inputs[0].Node;
        if (inner.Op is Reshape) return make.Make(reshape, inner.Inputs[0]);
        if (inner.Op is Broadcast && inner.Inputs[0].Shape.Size == 1) return make.Make(new Broadcast(reshape.To), make.Make(new Reshape(Shape.Scalar), inner.Inputs[0]));
        return inner.Op is Constant constant ? make.Make(constant with { Shape = reshape.To }) : null;
    }

    /// <summary>A broadcast of a broadcast is one; a reshape that only adds axes in front is none.</summary>
    private static Tensor? Broadcasts(Node node, Simplifier make)
    {
        if (node.Op is not Broadcast) return null;
        var inner = node.Inputs[0].Node;
        if (inner.Op is Broadcast) return make.Make(node.Op, inner.Inputs[0]);
        if (inner.Op is not Reshape || inner.Inputs[0].Shape.Rank >= inner.Outputs[0].Shape.Rank) return null;
        var (from, to) = (inner.Inputs[0].Shape, inner.Outputs[0].Shape);
        return to[(to.Rank - from.Rank)..] == from ? make.Make(node.Op, inner.Inputs[0]) : null;
    }

    /// <summary>x · 1, x / 1.</summary>
    private static Tensor? NeutralElement(Node node, Simplifier make) => node.Op switch
    {
        Binary { Function: Multiply or Divide } when ConstantOf(node.Inputs[1]) == 1 => node.Inputs[0],
        Binary { Function: Multiply } when ConstantOf(node.Inputs[0]) == 1 => node.Inputs[1],
        _ => null,
    };

    /// <summary>Arithmetic of numbers known now, where rounding once is what the kernels do as well.</summary>
    private static Tensor? FoldConstants(Node node, Simplifier make)
    {
        if (node.Inputs.Count == 0 || !node.Outputs[0].DType.IsFloat()) return null;
        var values = new double[node.Inputs.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!node.Inputs[i].DType.IsFloat() || ConstantOf(node.Inputs[i]) is not { } value) return null;
            values[i] = Round(value, node.Inputs[i].DType);
        }
        double? folded = node.Op switch
        {
            Binary { Function: Add } => values[0] + values[1],
            Binary { Function: Subtract } => values[0] - values[1],
            Binary { Function: Multiply } => values[0] * values[1],
            Binary { Function: Divide } => values[0] / values[1],
            Unary { Function: Negate } => -values[0],
            Unary { Function: Square } => values[0] * values[0],
            Cast => values[0],
            _ => null,
        };
        var output = node.Outputs[0];
        return folded is { } number && double.IsFinite(number)
            ? make.Make(new Broadcast(output.Shape), make.Make(new Constant([Round(number, output.DType)], output.DType, Shape.Scalar))) : null;
    }

    /// <summary>A reduction over axes of length one only reshapes.</summary>
    private static Tensor? ReduceNothing(Node node, Simplifier make) =>
        node.Op is Reduce reduce && reduce.Axes.All(axis => node.Inputs[0].Shape[axis] == 1) ? make.Make(new Reshape(node.Outputs[0].Shape), node.Inputs[0]) : null;

    /// <summary>Kept axes of length one are a reshape of the reduction without them, which the next reshape then swallows.</summary>
    private static Tensor? DropKeptAxes(Node node, Simplifier make) =>
        node.Op is Reduce { KeepDimensions: true } reduce ? make.Make(new Reshape(node.Outputs[0].Shape), make.Make(reduce with { KeepDimensions = false }, node.Inputs[0])) : null;

    /// <summary>A reduction of everything does not care for the shape.</summary>
    private static Tensor? ReduceReshaped(Node node, Simplifier make)
    {
        if (node.Op is not Reduce reduce || node.Outputs[0].Shape.Size != 1 || node.Inputs[0].Node is not { Op: Reshape } inner) return null;
        var source = inner.Inputs[0];
        var total = make.Make(new Reduce(reduce.Reduction, [.. Enumerable.Range(0, source.Shape.Rank)], KeepDimensions: false), source);
        return make.Make(new Reshape(node.Outputs[0].Shape), total);
    }

    /// <summary>Reduced axes that are no neighbours are reduced run by run, the last first: kernels see [outer, length, inner].</summary>
    private static Tensor? SplitReduction(Node node, Simplifier make)
    {
        if (node.Op is not Reduce reduce) return null;
        var shape = node.Inputs[0].Shape;
        int[] axes = [.. reduce.Axes.Where(axis => shape[axis] != 1)];
        var start = axes.Length - 1;
        while (start > 0 && Enumerable.Range(axes[start - 1] + 1, axes[start] - axes[start - 1] - 1).All(axis => shape[axis] == 1)) start--;
        if (start <= 0) return null;
        var partial = make.Make(new Reduce(reduce.Reduction, [.. axes[start..]], KeepDimensions: true), node.Inputs[0]);
        var rest = make.Make(new Reduce(reduce.Reduction, [.. axes[..start]], KeepDimensions: true), partial);
        return make.Make(new Reshape(node.Outputs[0].Shape), rest);
    }

    /// <summary>A product reads a factor whose last two axes are exchanged as it stands.</summary>
    private static Tensor? TransposeIntoMatMul(Node node, Simplifier make)
    {
        if (node.Op is not MatMul product) return null;
        if (ExchangesMatrixAxes(node.Inputs[0])) return make.Make(product with { TransposeLeft = !product.TransposeLeft }, node.Inputs[0].Node.Inputs[0], node.Inputs[1]);
        return ExchangesMatrixAxes(node.Inputs[1]) ? make.Make(product with { TransposeRight = !product.TransposeRight }, node.Inputs[0], node.Inputs[1].Node.Inputs[0]) : null;
    }

    /// <summary>A product whose sums have one term is a multiplication, which can join a chain.</summary>
    private static Tensor? OuterProduct(Node node, Simplifier make)
    {
        const int shortRow = 16, many = 1024;
        if (node.Op is not MatMul product || node.Inputs[0].Shape[product.TransposeLeft ? ^2 : ^1] != 1) return null;
        var shape = node.Outputs[0].Shape;
        if (shape[^1] < shortRow && shape.Size > many) return null;     // an operand that repeats in many short runs is dear; products don't mind
        Shape batch = shape[..^2];
        var left = make.Make(new Reshape([.. batch, shape[^2], 1]), node.Inputs[0]);
        var right = make.Make(new Reshape([.. batch, 1, shape[^1]]), node.Inputs[1]);
        return make.Make(new Binary(new Multiply()), make.Make(new Broadcast(shape), left), make.Make(new Broadcast(shape), right));
    }

    private static bool ExchangesMatrixAxes(Tensor value)
    {
        if (value.Node.Op is not Transpose { Permutation: var axes }) return false;
        var rank = axes.Count;
        return axes[rank - 1] == rank - 2 && axes[rank - 2] == rank - 1 && axes.Take(rank - 2).SequenceEqual(Enumerable.Range(0, rank - 2));
    }

    /// <summary>An elementwise op on values of one reshaped shape works on that shape, so that the chain round it stays whole.</summary>
    private static Tensor? SinkReshape(Node node, Simplifier make)
    {
        if (!Elementwise.Is(node.Op)) return null;
        var source = node.Inputs.FirstOrDefault(input => input.Node.Op is Reshape)?.Node.Inputs[0].Shape;
        if (source is null || !node.Inputs.All(input => IsNumber(input) || (input.Node.Op is Reshape && input.Node.Inputs[0].Shape == source))) return null;
        Tensor[] inputs = [.. node.Inputs.Select(input => IsNumber(input) ? make.Make(new Broadcast(source), make.Make(new Reshape(Shape.Scalar), input.Node.Inputs[0])) : input.Node.Inputs[0])];
        return make.Make(new Reshape(node.Outputs[0].Shape), make.Make(node.Op, inputs));
    }

    private static bool IsNumber(Tensor value) => value.Node.Op is Broadcast && value.Node.Inputs[0].Shape.Size == 1;

    /// <summary>The number that fills the whole tensor, if it is known now.</summary>
    internal static double? ConstantOf(Tensor value)
    {
        while (value.Node.Op is Broadcast or Reshape) value = value.Node.Inputs[0];
        return value.Node.Op is Constant { Values.Count: 1 } constant ? constant.Values[0] : null;
    }

    private static double Round(double value, DType type) => type == DType.Float32 ? (float)value : value;
}
