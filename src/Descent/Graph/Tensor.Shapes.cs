using Descent.Graph.Ops;

namespace Descent.Graph;

public sealed partial class Tensor
{
    /// <summary>The same elements under another shape, row-major; one length may be -1 and is computed.</summary>
    public Tensor Reshape(params ReadOnlySpan<int> shape)
    {
        var target = Ops.Reshape.Resolve(Shape, shape);
        return target == Shape ? this : Apply(new Reshape(target), this);
    }

    /// <summary>The same elements under another shape, row-major.</summary>
    public Tensor Reshape(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Reshape(shape.Dimensions);
    }

    /// <summary>Repeats along axes of length one, and along new axes in front, until the shape is reached.</summary>
    public Tensor BroadcastTo(Shape shape) => shape == Shape ? this : Apply(new Broadcast(shape), this);

    /// <summary>Sums over the axes along which <see cref="BroadcastTo"/> would repeat to come from <paramref name="shape"/> to this shape: its gradient.</summary>
    public Tensor SumTo(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape == Shape) return this;
        var added = Shape.Rank - shape.Rank;
        var axes = Enumerable.Range(0, Shape.Rank).Where(axis => axis < added || shape[axis - added] != Shape[axis]).ToArray();
        return Sum(axes, keepDimensions: true).Reshape(shape);
    }

    /// <summary>Reorders the axes: axis i of the result is axis <c>permutation[i]</c> of this.</summary>
    public Tensor Transpose(params ReadOnlySpan<int> permutation) => Apply(new Transpose(ValueList.Create(permutation)), this);

    /// <summary>The part that starts at <paramref name="starts"/> with lengths <paramref name="lengths"/>, one number an axis.</summary>
    public Tensor Slice(ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths) => Apply(new Slice(ValueList.Create(starts), ValueList.Create(lengths)), this);

    /// <summary>The part of one axis that starts at <paramref name="start"/> with length <paramref name="length"/>.</summary>
    public Tensor SliceAxis(int axis, int start, int length)
    {
        axis = Shape.Axis(axis);
        var starts = new int[Shape.Rank];
        var lengths = Shape.ToArray();
        (starts[axis], lengths[axis]) = (start, length);
        return Slice(starts, lengths);
    }

    /// <summary>Surrounds the values by <paramref name="value"/>: that many places before and after, one number an axis.</summary>
    public Tensor Pad(ReadOnlySpan<int> before, ReadOnlySpan<int> after, double value = 0) =>
        Apply(new Pad(ValueList.Create(before), ValueList.Create(after), value), this);

    /// <summary>The part at one place of the first axis, without that axis: <c>w[0]</c> of a vector is its first number, a scalar; -1 is the last place.</summary>
    /// <exception cref="ShapeException">The tensor is a scalar, or the first axis has no such place.</exception>
    public Tensor this[int place]
    {
        get
        {
            var length = Shape.Rank > 0 ? Shape[0] : 0;
            var normal = place < 0 ? place + length : place;
            if (normal < 0 || normal >= length) throw new ShapeException($"Place {place} is outside the first axis of {Describe()}{(length == 0 ? "." : $": it needs to lie in {-length}..{length - 1}.")}");
            return SliceAxis(0, normal, 1).Reshape(Shape[1..]);
        }
    }

    /// <summary>Joins tensors along an axis; their other axes are equal.</summary>
    public static Tensor Concat(int axis, params IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return tensors.Count == 1 ? tensors[0] : Apply(new Concat(tensors[0].Shape.Axis(axis)), tensors);
    }

    /// <summary>The sum over some axes (null: all).</summary>
    public Tensor Sum(ReadOnlySpan<int> axes = default, bool keepDimensions = false) => ReduceOver(Reduction.Sum, axes, keepDimensions);

    /// <summary>The sum over one axis.</summary>
    public Tensor Sum(int axis, bool keepDimensions = false) => ReduceOver(Reduction.Sum, [axis], keepDimensions);

    /// <summary>The mean over some axes (none given: all).</summary>
    public Tensor Mean(ReadOnlySpan<int> axes = default, bool keepDimensions = false)
    {
        var sum = Sum(axes, keepDimensions);
        return sum / ((double)Shape.Size / sum.Shape.Size);
    }

    /// <summary>The mean over one axis.</summary>
    public Tensor Mean(int axis, bool keepDimensions = false) => Mean([axis], keepDimensions);

    /// <summary>The greatest element along some axes (none given: all); NaN if one is. Ties share the gradient.</summary>
    public Tensor Max(ReadOnlySpan<int> axes = default, bool keepDimensions = false) => ReduceOver(Reduction.Max, axes, keepDimensions);

    /// <summary>The greatest element along one axis.</summary>
    public Tensor Max(int axis, bool keepDimensions = false) => ReduceOver(Reduction.Max, [axis], keepDimensions);

    /// <summary>The place of the greatest element along an axis (the first of equals), as Int32 without that axis.</summary>
    public Tensor ArgMax(int axis = -1) => Apply(new ArgMax(Shape.Axis(axis)), this);

    /// <summary>
    /// The matrix product over the last axis of this and the last but one of <paramref name="right"/>: [.., m, k] and [k, n] give
    /// [.., m, n]; [b, m, k] and [b, k, n] give [b, m, n].
    /// </summary>
    /// <param name="right">The right factor.</param>
    /// <param name="transposeLeft">Read this with its last two axes exchanged.</param>
    /// <param name="transposeRight">Read <paramref name="right"/> with its last two axes exchanged.</param>
    public Tensor MatMul(Tensor right, bool transposeLeft = false, bool transposeRight = false)
    {
        ArgumentNullException.ThrowIfNull(right);
        var op = new MatMul(transposeLeft, transposeRight);
        if (Shape.Rank <= 2 || right.Shape.Rank != 2 || transposeLeft) return CollapseBatches(op, right);
        var rows = Reshape(-1, Shape[^1]);
        return Apply(op, rows, right).Reshape(Shape.With(-1, right.Shape[transposeRight ? 0 : 1]));
    }

    private Tensor CollapseBatches(MatMul op, Tensor right)
    {
        if (Shape.Rank <= 3 || right.Shape.Rank != Shape.Rank || Shape[..^2] != right.Shape[..^2]) return Apply(op, this, right);
        var product = Apply(op, Reshape(-1, Shape[^2], Shape[^1]), right.Reshape(-1, right.Shape[^2], right.Shape[^1]));
        return product.Reshape(Shape[..^2].Concat(product.Shape[1..]));
    }

    /// <summary>Rows by number: this [n, ..] and whole numbers [i..] in 0 .. n - 1 give [i.., ..].</summary>
    public Tensor Gather(Tensor rows) => GatherFrom(null, rows);

    /// <summary>Rows by number; a number without a row is an error that names the table.</summary>
    internal Tensor GatherFrom(string? table, Tensor rows) => Apply(new Gather(table), this, rows);

    /// <summary>
    /// The reverse of <see cref="Gather"/>: a tensor of <paramref name="count"/> rows, zero but for this tensor's rows, which are added
    /// at the places that <paramref name="rows"/> names; repeated places add up.
    /// </summary>
    public Tensor ScatterAdd(Tensor rows, int count) => Apply(new ScatterAdd(count), this, rows);

    /// <summary>Ones and zeros: [..] of whole numbers gives [.., <paramref name="classes"/>] with a one at each number's place.</summary>
    public Tensor OneHot(int classes, DType type = DType.Float32)
    {
        var target = Shape.Concat([classes]);
        double[] places = [.. Enumerable.Range(0, classes).Select(place => (double)place)];
        return Reshape(Shape.Concat([1])).BroadcastTo(target).EqualTo(Constant(places, [classes], DType).BroadcastTo(target)).Cast(type);
    }

    private Tensor ReduceOver(Reduction reduction, ReadOnlySpan<int> axes, bool keepDimensions)
    {
        int[] normal = axes.IsEmpty && Shape.Rank > 0 ? [.. Enumerable.Range(0, Shape.Rank)] : axes.ToArray();
        for (var i = 0; i < normal.Length; i++) normal[i] = Shape.Axis(normal[i]);
        Array.Sort(normal);
        if (normal.Length == 0) return this;
        return Apply(new Reduce(reduction, ValueList.Create<int>(normal), keepDimensions), this);
    }
}
