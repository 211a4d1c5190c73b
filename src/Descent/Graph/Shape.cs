using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Descent.Graph;

/// <summary>
/// The lengths of a tensor's axes, outermost first; a scalar has none. Immutable, compared by content, and written
/// <c>[32, 10]</c> both in code (a collection expression) and in messages.
/// </summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
[JsonConverter(typeof(ShapeJsonConverter))]
public sealed class Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[] _dimensions;

    private Shape(int[] dimensions)
    {
        _dimensions = dimensions;
        long size = 1;
        foreach (var dimension in dimensions)
        {
            if (dimension < 0) throw new ArgumentOutOfRangeException(nameof(dimensions), $"A shape has no negative lengths, got [{string.Join(", ", dimensions)}].");
            if (dimension > 0 && size > long.MaxValue / dimension)
                throw new ArgumentOutOfRangeException(nameof(dimensions), $"A shape of [{string.Join(", ", dimensions)}] has more elements than can be counted, 2^63.");
            size *= dimension;
        }
        Size = size;
    }

    /// <summary>The shape of a single number: no axes.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>Makes a shape from its lengths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative, or there are 2^63 elements or more.</exception>
    public static Shape Create(ReadOnlySpan<int> dimensions) => dimensions.IsEmpty && Scalar is not null ? Scalar : new(dimensions.ToArray());

    /// <summary>The number of axes.</summary>
    public int Rank => _dimensions.Length;

    /// <summary>The number of elements: the product of all lengths, 1 for a scalar.</summary>
    public long Size { get; }

    /// <summary>The lengths as a span.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    /// <summary>The length of one axis; <c>^1</c> is the last.</summary>
    public int this[int axis] => _dimensions[axis];

    int IReadOnlyCollection<int>.Count => _dimensions.Length;

    /// <summary>The length of one axis; <c>^1</c> is the last.</summary>
    public int this[Index axis] => _dimensions[axis];

    /// <summary>The axes of a range, as a shape: <c>shape[1..]</c> leaves the batch out.</summary>
    public Shape this[Range range] => Create(_dimensions.AsSpan()[range]);

    /// <summary>Turns an axis counted from the end (-1 is the last) into one counted from the start.</summary>
    /// <exception cref="ShapeException">The shape has no such axis.</exception>
    public int Axis(int axis)
    {
        var normal = axis < 0 ? axis + Rank : axis;
        if (normal < 0 || normal >= Rank) throw new ShapeException($"Axis {axis} is outside the shape {this}: it needs to lie in {-Rank}..{Rank - 1}.");
        return normal;
    }

    /// <summary>The same shape with another length for one axis.</summary>
    public Shape With(int axis, int length)
    {
        var dimensions = (int[])_dimensions.Clone();
        dimensions[Axis(axis)] = length;
        return new(dimensions);
    }

    /// <summary>The shape whose lengths are made of this one's, by length and axis.</summary>
    internal Shape Map(Func<int, int, int> length)
    {
        var dimensions = new int[Rank];
        for (var axis = 0; axis < dimensions.Length; axis++) dimensions[axis] = length(_dimensions[axis], axis);
        return Create(dimensions);
    }

    /// <summary>This shape followed by the axes of another.</summary>
    public Shape Concat(Shape other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Create([.. _dimensions, .. other._dimensions]);
    }

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && _dimensions.AsSpan().SequenceEqual(other._dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var dimension in _dimensions) hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <summary>Equal lengths of all axes.</summary>
    public static bool operator ==(Shape? left, Shape? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Some axis differs.</summary>
    public static bool operator !=(Shape? left, Shape? right) => !(left == right);

    /// <summary>The lengths in brackets, such as <c>[32, 10]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _dimensions)}]";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
