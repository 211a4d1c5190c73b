using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// The scalar products of two inputs along an axis of each, sample by sample: those axes go, the first input's others and then the second's
/// remain. <c>[batch, n]</c> with <c>[batch, n]</c> gives <c>[batch, 1]</c>; <c>[batch, i, n]</c> with <c>[batch, n, j]</c> and axes [2, 1] gives <c>[batch, i, j]</c>.
/// </summary>
/// <param name="Axes">The axis of both inputs, or of each; the batch is 0, and -1 the last.</param>
/// <param name="Normalize">Whether each input is first divided by its length along its axis, which makes cosines.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Axes"/> is not one or two axes other than the batch.</exception>
[method: JsonConstructor]
public sealed record Dot(ValueList<int> Axes, bool Normalize = false) : Layer
{
    // Shorter vectors count as of this length: their cosines tend to 0 and their gradients stay finite.
    private const double LeastLength = 1e-12;

    /// <summary>The same axis of both inputs.</summary>
    public Dot(int axis, bool normalize = false) : this([axis], normalize) { }

    /// <summary>The axis of both inputs, or of each.</summary>
    public ValueList<int> Axes { get; init => field = Check(value); } = Check(Axes);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs is not [var first, var second]) throw new ShapeException($"Dot needs exactly two inputs, got {inputs.Count}: apply it to a list of two.");
        if (first.Shape.Rank < 2 || second.Shape.Rank < 2) throw Mismatch(first, second);
        int firstAxis = first.Shape.Axis(Axes[0]), secondAxis = second.Shape.Axis(Axes[^1]);
        if (firstAxis == 0 || secondAxis == 0 || first.Shape[firstAxis] != second.Shape[secondAxis]) throw Mismatch(first, second);
        var product = Rows(first, firstAxis).MatMul(Rows(second, secondAxis), transposeRight: true);
        int[] rest = [.. Rest(first.Shape, firstAxis), .. Rest(second.Shape, secondAxis)];
        Shape shape = [first.Shape[0], .. rest.Length == 0 ? [1] : rest];
        return [product.Reshape(shape)];
    }

    /// <summary>The input as <c>[batch, others, n]</c>.</summary>
    private Tensor Rows(Tensor input, int axis)
    {
        if (Normalize) input /= input.Square().Sum(axis, keepDimensions: true).Maximum(LeastLength * LeastLength).Sqrt().BroadcastTo(input.Shape);
        int[] order = [.. Enumerable.Range(0, input.Shape.Rank).Where(place => place != axis), axis];
        return input.Transpose(order).Reshape(input.Shape[0], -1, input.Shape[axis]);
    }

    private static IEnumerable<int> Rest(Shape shape, int axis) => shape.Where((_, place) => place != 0 && place != axis);

    private static ValueList<int> Check(ValueList<int> axes) => axes is { Count: 1 or 2 } && !axes.Contains(0) ? axes
        : throw Setting<Dot>.Outside(nameof(Axes), "to be one axis or two, the batch not among them", axes);

    private ShapeException Mismatch(Tensor first, Tensor second) => new($"Dot along the axes {Axes} needs two axes of equal length besides the batch, got {first.Shape} and {second.Shape}: choose other Axes, or bring one input to the other's length with a Dense.");
}
