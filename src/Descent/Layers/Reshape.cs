using Descent.Graph;

namespace Descent.Layers;

/// <summary>The elements of each sample under another shape, the last axis fastest: <c>[batch, ..]</c> gives <c>[batch, target..]</c>.</summary>
/// <param name="TargetShape">The shape of a sample, without the batch; one length may be -1 and is computed.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is neither positive nor -1, or two are -1.</exception>
public sealed record Reshape(ValueList<int> TargetShape) : Layer
{
    /// <summary>The shape of a sample, without the batch; one length may be -1.</summary>
    public ValueList<int> TargetShape { get; init => field = Check(value); } = Check(TargetShape);

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (size, target) = (input.Shape[1..].Size, TargetShape.Where(length => length != -1).Aggregate(1L, (product, length) => product * length));
        if (TargetShape.Contains(-1) ? size % target != 0 : size != target)
            throw new ShapeException($"Reshape to {TargetShape} needs samples of {(TargetShape.Contains(-1) ? "a multiple of " : "")}{target} elements, got {input.Shape} with {size} a sample: " +
                "choose lengths whose product is that, one of which may be -1 for what is left.");
        int[] shape = [input.Shape[0], .. TargetShape];
        return input.Reshape(shape);
    }

    private static ValueList<int> Check(ValueList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.All(length => length is > 0 or -1) && shape.Count(length => length == -1) <= 1 ? shape
            : throw Setting<Reshape>.Outside(nameof(TargetShape), "of positive lengths, one of which may be -1", shape);
    }
}
