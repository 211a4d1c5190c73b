using Descent.Graph;

namespace Descent.Layers;

/// <summary>The axes that a layer's settings name: the batch is 0, -1 the last.</summary>
internal static class Axes
{
    /// <summary>Axes as a setting: at least one, and not the batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not.</exception>
    public static ValueList<int> Check<TLayer>(ValueList<int>? axes, string name)
    {
        axes ??= [-1];
        return axes.Count > 0 && !axes.Contains(0) ? axes : throw Setting<TLayer>.Outside(name, "to be at least one axis, the batch not among them", axes);
    }

    /// <summary>The axes within a shape, from the start and in ascending order.</summary>
    /// <exception cref="ShapeException">The shape does not have them, or one is the batch or comes twice.</exception>
    public static int[] Of(Layer layer, Shape shape, params ReadOnlySpan<int> axes)
    {
        var normal = new int[axes.Length];
        for (var i = 0; i < normal.Length; i++) normal[i] = shape.Axis(axes[i]);
        Array.Sort(normal);
        return normal[0] > 0 && normal.Distinct().Count() == normal.Length ? normal
            : throw new ShapeException($"{layer.GetType().Name} along {ValueList.Create(axes)} needs axes of its own besides the batch, got an input {shape}: name each axis once, none of them 0.");
    }

    /// <summary>The axes of a shape that are not among some.</summary>
    public static int[] Others(Shape shape, params int[] axes) => [.. Enumerable.Range(0, shape.Rank).Except(axes)];

    /// <summary>The lengths of some axes.</summary>
    public static Shape Lengths(Shape shape, int[] axes) => Shape.Create([.. axes.Select(axis => shape[axis])]);

    /// <summary>Values of the shape of some axes, in ascending order, repeated along all others.</summary>
    public static Tensor Along(Tensor values, Shape shape, ReadOnlySpan<int> axes)
    {
        var lengths = new int[shape.Rank - axes[0]];        // further axes in front repeat unasked
        Array.Fill(lengths, 1);
        foreach (var axis in axes) lengths[axis - axes[0]] = shape[axis];
        return values.Reshape(lengths).BroadcastTo(shape);
    }
}
