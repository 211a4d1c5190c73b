using Descent.Graph;

namespace Descent.Layers;

/// <summary>Reorders the axes of a sample: axis i of the result is the input's axis <c>Dims[i - 1]</c>, counted from 1; the batch stays first.</summary>
/// <param name="Dims">The axes 1 .. n in their new order: [2, 1] exchanges the two.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Dims"/> does not hold each of 1 .. n once.</exception>
public sealed record Permute(ValueList<int> Dims) : Layer
{
    /// <summary>The axes 1 .. n in their new order.</summary>
    public ValueList<int> Dims { get; init => field = Check(value); } = Check(Dims);

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Shape.Rank == Dims.Count + 1 ? input.Transpose([0, .. Dims])
            : throw new ShapeException($"Permute reorders {Dims.Count} axes besides the batch, got {input.Shape}: give Dims a number for each of {input.Shape.Rank - 1}.");
    }

    private static ValueList<int> Check(ValueList<int> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        return axes.Order().SequenceEqual(Enumerable.Range(1, axes.Count)) ? axes
            : throw Setting<Permute>.Outside(nameof(Dims), "to hold each of 1 .. n once", axes);
    }
}
