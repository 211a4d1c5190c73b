using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// A layer that joins several inputs <c>[batch, ..]</c> element by element. Axes of length one repeat to the length of the other inputs, the
/// batch excepted; all inputs need equally many axes. Of padded sequences a step is real where it is in any input, and all steps are where an input has no
/// mask (as in Keras 3).
/// </summary>
public abstract record MergeLayer : Layer
{
    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count < 2) throw Mismatch(inputs, "at least two inputs", "give it another one, or leave it out");
        var shape = CommonShape(inputs);
        return [Merge([.. inputs.Select(input => input.BroadcastTo(shape))])];
    }

    /// <summary>Joins the inputs, at least two of one shape.</summary>
    private protected abstract Tensor Merge(IReadOnlyList<Tensor> inputs);

    private protected ShapeException Mismatch(IReadOnlyList<Tensor> inputs, string need, string remedy) =>
        new($"{GetType().Name} needs {need}, got {string.Join(" and ", inputs.Select(input => input.Shape))}: {remedy}.");

    private Shape CommonShape(IReadOnlyList<Tensor> inputs)
    {
        var rank = inputs[0].Shape.Rank;
        if (inputs.Any(input => input.Shape.Rank != rank)) throw Mismatch(inputs, "equally many axes of all inputs", "add axes of length one with a Reshape");
        int[] lengths = [.. Enumerable.Range(0, rank).Select(axis => inputs.Max(input => input.Shape[axis]))];
        if (inputs.Any(input => !Fits(input.Shape, lengths))) throw Mismatch(inputs, "inputs whose axes are equal or of length one (the batch equal)", "bring them to one length, such as with a Dense, or join them with Concatenate");
        return Shape.Create(lengths);
    }

    private static bool Fits(Shape shape, int[] lengths) =>
        shape[0] == lengths[0] && Enumerable.Range(1, lengths.Length - 1).All(axis => shape[axis] == lengths[axis] || shape[axis] == 1);
}
