using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Compile;

/// <summary>
/// A rule of the <see cref="Simplifier"/>: a sum of blocks that zeros surround, which fill an axis without overlapping, joins the blocks. It is what
/// the gradients of slices add up to, such as those of an LSTM's gates.
/// </summary>
internal static class PadsSideBySide
{
    public static Tensor? Join(Node node, Simplifier make)
    {
        if (node.Op is not Binary { Function: Add } || Blocks(node.Outputs[0]) is not { } blocks) return null;
        var axis = blocks[0].Axis;
        var end = 0;
        foreach (var block in blocks.OrderBy(block => block.Start))
        {
            if (block.Axis != axis || block.Start != end) return null;
            end += block.Values.Shape[axis];
        }
        return end == node.Outputs[0].Shape[axis] ? make.Make(new Concat(axis), [.. blocks.OrderBy(block => block.Start).Select(block => block.Values)]) : null;
    }

    /// <summary>The terms of a sum, if each is padded with zeros along one axis.</summary>
    private static List<Block>? Blocks(Tensor sum)
    {
        var blocks = new List<Block>();
        var open = new Stack<Tensor>([sum]);
        while (open.TryPop(out var term))
        {
            if (term.Node.Op is Binary { Function: Add }) foreach (var part in term.Node.Inputs) open.Push(part);
            else if (term.Node.Op is Pad { Value: 0 } pad && PaddedAxis(term) is { } axis) blocks.Add(new(axis, pad.Before[axis], term.Node.Inputs[0]));
            else return null;
        }
        return blocks;
    }

    private static int? PaddedAxis(Tensor padded)
    {
        var (whole, block) = (padded.Shape, padded.Node.Inputs[0].Shape);
        int[] axes = [.. Enumerable.Range(0, whole.Rank).Where(axis => whole[axis] != block[axis])];
        return axes is [var axis] ? axis : null;
    }

    private sealed record Block(int Axis, int Start, Tensor Values);
}
