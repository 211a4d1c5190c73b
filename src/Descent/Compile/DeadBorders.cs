using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// Rows and columns that a pooling drops at the lower and right border, because no whole window is left for them, are not computed: from the pooling back to
/// the convolution that makes them, and on the way back of the gradient, which is zero there. Exact: what is left out is dropped, or adds zero.
/// </summary>
internal sealed class DeadBorders
{
    private readonly GraphProgram _program;
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly HashSet<Tensor> _results;
    private readonly Dictionary<Tensor, (int Height, int Width)> _cropped = [];
    private readonly Dictionary<Tensor, Tensor> _map = [];

    private DeadBorders(GraphProgram program)
    {
        _program = program;
        _results = [.. program.Results];
        foreach (var node in program.Nodes())
        {
            _users[node] = [];
            foreach (var input in node.Inputs) _users[input.Node].Add(node);
        }
    }

    public static GraphProgram Run(GraphProgram program)
    {
        var pools = program.Nodes().Where(node => node.Op is MaxPool).ToList();
        if (pools.Count == 0) return program;
        var pass = new DeadBorders(program);
        foreach (var pool in pools) pass.TryCrop(pool);
        return pass._cropped.Count == 0 ? program : pass.Rebuild();
    }

    /// <summary>Marks all values that lose the border which a pooling drops, if all who make or take them can do without it.</summary>
    private void TryCrop(Node node)
    {
        var pool = (MaxPool)node.Op;
        var images = node.Inputs[0];
        var (height, width) = (Reached(pool.Rows, images.Shape[1], pool.Height), Reached(pool.Columns, images.Shape[2], pool.Width));
        if (height == images.Shape[1] && width == images.Shape[2]) return;
        var open = new Stack<Tensor>([images, .. _users[node].Where(user => user.Op is MaxPoolGradient && ReferenceEquals(user.Inputs[1], node.Outputs[1])).Select(user => user.Outputs[0])]);
        var found = new HashSet<Tensor>();
        while (open.TryPop(out var value))
        {
            if (!found.Add(value)) continue;
            if (_results.Contains(value) || _cropped.ContainsKey(value) || value.Shape != images.Shape || !CanLose(value, node, open)) return;
            foreach (var user in _users[value.Node])
                if (user.Inputs.Contains(value) && !CanDoWithout(user, value, node, open)) return;
        }
        foreach (var value in found) _cropped[value] = (height, width);
    }

    /// <summary>Whether the maker of a value can leave the border out; adds what it then takes without it.</summary>
    private static bool CanLose(Tensor value, Node pool, Stack<Tensor> open)
    {
        var node = value.Node;
        switch (node.Op)
        {
            case Convolution: return true;
            case MaxPoolGradient: return ReferenceEquals(node.Inputs[1], pool.Outputs[1]);
            case var op when Elementwise.Is(op):
                foreach (var input in node.Inputs)
                {
                    if (input.Node.Op is not Broadcast) open.Push(input);
                    else if (!IsSameAtAllPlaces(input.Node.Inputs[0].Shape)) return false;
                }
                return true;
            default: return false;
        }
    }

    /// <summary>Whether one who takes a value can do without the border; adds what it then makes without it.</summary>
    private static bool CanDoWithout(Node user, Tensor value, Node pool, Stack<Tensor> open)
    {
        switch (user.Op)
        {
            case MaxPool: return ReferenceEquals(user, pool);
            case ConvolutionInputGradient: return ReferenceEquals(user.Inputs[0], value) && IsZeroThere(value, pool);
            case ConvolutionKernelGradient: return !ReferenceEquals(user.Inputs[0], value) && IsZeroThere(value, pool);
            case Reduce { Reduction: Reduction.Sum } reduce: return reduce.Axes.Contains(1) && reduce.Axes.Contains(2) && IsZeroThere(value, pool);
            case var op when Elementwise.Is(op):
                open.Push(user.Outputs[0]);
                return true;
            default: return false;
        }
    }

    /// <summary>Whether a value is zero where the pooling drops it: its gradient, perhaps chosen by a mask.</summary>
    private static bool IsZeroThere(Tensor value, Node pool) => value.Node.Op switch
    {
        MaxPoolGradient => ReferenceEquals(value.Node.Inputs[1], pool.Outputs[1]),
        Select => IsZeroThere(value.Node.Inputs[1], pool) && SimplifyRules.ConstantOf(value.Node.Inputs[2]) == 0,
        _ => false,
    };

    private static bool IsSameAtAllPlaces(Shape source) => source.Rank < 3 || (source[^2] == 1 && source[^3] == 1);

    /// <summary>The places of an axis up to the last that a window sees.</summary>
    private static int Reached(WindowAxis axis, int length, int taps) => Math.Min(length, axis.Place(axis.Positions(length, taps) - 1, taps - 1) + 1);

    private GraphProgram Rebuild()
    {
        foreach (var node in _program.Nodes())
        {
            List<Tensor> inputs = [.. node.Inputs.Select(input => _map[input])];
            if (Elementwise.Is(node.Op) && _cropped.ContainsKey(node.Outputs[0]))
                for (var i = 0; i < inputs.Count; i++)
                    if (inputs[i].Node.Op is Broadcast) inputs[i] = Node.Create(new Broadcast(Cropped(node.Outputs[0])), inputs[i].Node.Inputs[0]).Outputs[0];
            var copy = Node.Create(OpOf(node), inputs);
            foreach (var (old, now) in node.Outputs.Zip(copy.Outputs)) _map[old] = now;
        }
        return new([.. _program.Outputs.Select(output => _map[output])], [.. _program.Updates.Select(update => update with { Value = _map[update.Value] })]);
    }

    private Shape Cropped(Tensor value) => _cropped.TryGetValue(value, out var size) ? [value.Shape[0], size.Height, size.Width, value.Shape[3]] : value.Shape;

    private Op OpOf(Node node)
    {
        switch (node.Op)
        {
            case Convolution convolution when _cropped.TryGetValue(node.Outputs[0], out var size):
                return new Convolution(Settings(convolution.Settings, node.Inputs[0].Shape, node.Inputs[1].Shape, size));
            case ConvolutionInputGradient spread when _cropped.TryGetValue(node.Inputs[0], out var size):
                return spread with { Settings = Settings(spread.Settings, node.Outputs[0].Shape, node.Inputs[1].Shape, size) };
            case ConvolutionKernelGradient sum when _cropped.TryGetValue(node.Inputs[1], out var size):
                return sum with { Settings = Settings(sum.Settings, node.Inputs[0].Shape, node.Outputs[0].Shape, size) };
            case MaxPoolGradient gradient when _cropped.TryGetValue(node.Outputs[0], out var size):
                return gradient with { Height = size.Height, Width = size.Width };
            default: return node.Op;
        }
    }

    /// <summary>The settings with which a kernel has just so many positions on its images.</summary>
    private static ConvolutionSettings Settings(ConvolutionSettings settings, Shape images, Shape kernel, (int Height, int Width) positions) =>
        settings with { Rows = Axis(settings.Rows, images[1], kernel[0], positions.Height), Columns = Axis(settings.Columns, images[2], kernel[1], positions.Width) };

    private static WindowAxis Axis(WindowAxis axis, int length, int taps, int positions) =>
        axis with { After = ((positions - 1) * axis.Stride) + axis.Reach(taps) - length - axis.Before };
}
