using Descent.Graph;

namespace Descent.Layers;

/// <summary>What an attention layer is applied to.</summary>
/// <param name="Query"><c>[batch, queries, features]</c>.</param>
/// <param name="Value"><c>[batch, keys, features]</c>.</param>
/// <param name="Key"><c>[batch, keys, features]</c>.</param>
/// <param name="Mask"><c>[batch, queries, keys]</c>, true where a query may look; null for everywhere.</param>
internal sealed record AttentionInputs(Tensor Query, Tensor Value, Tensor Key, Tensor? Mask)
{
    /// <summary>Query, value, key, of which the later ones may be left out, and a mask of truths.</summary>
    /// <exception cref="ShapeException">They do not fit together.</exception>
    public static AttentionInputs Of(IReadOnlyList<Tensor> inputs)
    {
        var mask = inputs is [.., { DType: DType.Bool } last] ? last : null;
        Tensor[] sequences = [.. inputs.Take(mask is null ? inputs.Count : inputs.Count - 1)];
        if (sequences.Length is 0 or > 3 || sequences.Any(sequence => sequence.Shape.Rank != 3)) throw Mismatch(inputs);
        var (query, value, key) = (sequences[0], sequences[Math.Min(1, sequences.Length - 1)], sequences[^1]);
        Shape places = [query.Shape[0], query.Shape[1], key.Shape[1]];
        return value.Shape[..2] == key.Shape[..2] && value.Shape[0] == query.Shape[0] && (mask is null || mask.Shape == places)
            ? new(query, value, key, mask) : throw Mismatch(inputs);
    }

    /// <summary>Where a query may look: where the mask allows it and the value and key are no padding and, if wanted, do not come after it. Null for everywhere.</summary>
    public Tensor? Seen(Scope scope, bool causal)
    {
        Shape places = [Query.Shape[0], Query.Shape[1], Key.Shape[1]];
        var padding = ((IEnumerable<Tensor>)[Value, Key]).Select(scope.MaskOf).OfType<Tensor>().Distinct().Select(mask => mask.Reshape(places[0], 1, places[2]).BroadcastTo(places));
        Tensor[] masks = [.. Mask is null ? [] : (Tensor[])[Mask], .. causal ? [NotAfter(places)] : (Tensor[])[], .. padding];
        return masks.Length == 0 ? null : masks.Aggregate((left, right) => left & right);
    }

    private static Tensor NotAfter(Shape places)
    {
        Shape pairs = places[1..];
        return (Places(pairs[0], [pairs[0], 1]).BroadcastTo(pairs) >= Places(pairs[1], [1, pairs[1]]).BroadcastTo(pairs)).BroadcastTo(places);
    }

    private static Tensor Places(int count, Shape shape) => Tensor.Constant([.. Enumerable.Range(0, count).Select(place => (double)place)], shape, DType.Int32);

    private static ShapeException Mismatch(IReadOnlyList<Tensor> inputs) => new(
        "MultiHeadAttention takes a query [batch, queries, features], a value and a key [batch, keys, features] (left out: the query, the value) and a mask Bool[batch, queries, keys], " +
        $"got {string.Join(" and ", inputs.Select(input => input.Type))}: give value and key equally many places and all one batch, and flat samples a time axis with Reshape.");
}
