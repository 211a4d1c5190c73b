using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Graph;

/// <summary>
/// Numbers on the host with a shape: what goes into a model and comes out of it. Row-major (the last axis is contiguous), first
/// axis the samples. Arrays convert by themselves: <c>TensorData x = new float[,] { { 1, 2 }, { 3, 4 } }</c>.
/// </summary>
public sealed class TensorData
{
    private readonly Array _values;

    private TensorData(DType type, Shape shape, Array values) => (DType, Shape, _values) = (type, shape, values);

    /// <summary>The type of the elements.</summary>
    public DType DType { get; }

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>The length of the first axis: the number of samples.</summary>
    /// <exception cref="ShapeException">The data is a scalar.</exception>
    public int Rows => Shape.Rank > 0 ? Shape[0] : throw new ShapeException("A scalar has no rows.");

    /// <summary>Wraps an array, without a copy, under a shape.</summary>
    /// <exception cref="ShapeException">The array's length is not the shape's size.</exception>
    public static TensorData From<T>(T[] values, Shape shape) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        if (values.Length != shape.Size) throw new ShapeException($"{values.Length} values do not fill the shape {shape}, which needs {shape.Size}.");
        return new(DTypes.Of<T>(), shape, values);
    }

    /// <summary>Wraps an array, without a copy, as one axis.</summary>
    public static TensorData From<T>(T[] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(values, [values.Length]);
    }

    /// <summary>Copies a matrix.</summary>
    public static TensorData From<T>(T[,] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(Flat<T>(values), [values.GetLength(0), values.GetLength(1)]);
    }

    /// <summary>Copies an array of three axes, such as sequences <c>[batch, time, features]</c>.</summary>
    public static TensorData From<T>(T[,,] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(Flat<T>(values), [values.GetLength(0), values.GetLength(1), values.GetLength(2)]);
    }

    /// <summary>Copies an array of four axes, such as images <c>[batch, height, width, channels]</c>.</summary>
    public static TensorData From<T>(T[,,,] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(Flat<T>(values), [values.GetLength(0), values.GetLength(1), values.GetLength(2), values.GetLength(3)]);
    }

    /// <summary>Zeros of a type and shape.</summary>
    public static TensorData Zeros(DType type, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var length = checked((int)shape.Size);
        return new(type, shape, type switch
        {
            DType.Float32 => new float[length],
            DType.Float64 => new double[length],
            DType.Int32 => new int[length],
            DType.Int64 => new long[length],
            DType.Bool => new bool[length],
            _ => new byte[length],
        });
    }

    /// <summary>The array as a tensor (a vector shares its memory, a matrix is copied).</summary>
    public static implicit operator TensorData(float[] values) => From(values);
    /// <summary>The array as a tensor (a vector shares its memory, a matrix is copied).</summary>
    public static implicit operator TensorData(double[] values) => From(values);
    /// <summary>The array as a tensor (a vector shares its memory, a matrix is copied).</summary>
    public static implicit operator TensorData(int[] values) => From(values);
    /// <summary>The array as a tensor (a vector shares its memory, a matrix is copied).</summary>
    public static implicit operator TensorData(float[,] values) => From(values);
    /// <summary>The array as a tensor (a vector shares its memory, a matrix is copied).</summary>
    public static implicit operator TensorData(double[,] values) => From(values);
    /// <summary>The array as a tensor (a vector shares its memory, a matrix is copied).</summary>
    public static implicit operator TensorData(int[,] values) => From(values);
    /// <summary>The array's numbers, copied.</summary>
    public static implicit operator TensorData(float[,,] values) => From(values);
    /// <summary>The array's numbers, copied.</summary>
    public static implicit operator TensorData(double[,,] values) => From(values);
    /// <summary>The array's numbers, copied.</summary>
    public static implicit operator TensorData(int[,,] values) => From(values);
    /// <summary>The array's numbers, copied.</summary>
    public static implicit operator TensorData(float[,,,] values) => From(values);
    /// <summary>The array's numbers, copied.</summary>
    public static implicit operator TensorData(double[,,,] values) => From(values);
    /// <summary>The array's numbers, copied.</summary>
    public static implicit operator TensorData(int[,,,] values) => From(values);

    /// <summary>The elements, row-major, writable in place.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the data's element type; <see cref="Cast"/> converts.</exception>
    public Span<T> Span<T>() where T : unmanaged =>
        _values is T[] values ? values : throw new InvalidOperationException($"The data holds {DType}, not {DTypes.Of<T>()}: convert it with Cast first.");

    /// <summary>The elements' memory.</summary>
    public Span<byte> Bytes => _values switch
    {
        float[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        double[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        int[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        long[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        bool[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        byte[] v => v,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The element at a flat, row-major place, as a double.</summary>
    public double this[int index] => _values switch
    {
        float[] v => v[index],
        double[] v => v[index],
        int[] v => v[index],
        long[] v => v[index],
        bool[] v => v[index] ? 1 : 0,
        byte[] v => v[index],
        _ => throw new InvalidOperationException(),
    };

    /// <summary>All elements as doubles, row-major.</summary>
    public double[] ToDoubles()
    {
        var result = new double[Shape.Size];
        for (var i = 0; i < result.Length; i++) result[i] = this[i];
        return result;
    }

    /// <summary>The data in another element type: numbers rounded or cut as C# casts do, truths as 0 and 1. The same object if the type is already right.</summary>
    public TensorData Cast(DType type)
    {
        if (type == DType) return this;
        var result = Zeros(type, Shape);
        for (var i = 0; i < Shape.Size; i++) result.Set(i, this, i);
        return result;
    }

    private static T[] Flat<T>(Array values) where T : unmanaged
    {
        var flat = new T[values.Length];
        if (flat.Length > 0) MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), flat.Length).CopyTo(flat);
        return flat;
    }

    private void Set(int index, TensorData source, int from)
    {
        switch (_values)
        {
            case float[] v: v[index] = (float)source[from]; break;
            case double[] v: v[index] = source[from]; break;
            case int[] v: v[index] = (int)source.Integer(from); break;
            case long[] v: v[index] = source.Integer(from); break;
            case bool[] v: v[index] = source[from] != 0; break;
            case byte[] v: v[index] = (byte)source.Integer(from); break;
        }
    }

    private long Integer(int index) => _values is long[] v ? v[index] : (long)this[index];

    /// <summary>The same elements under another shape; the memory is shared.</summary>
    /// <exception cref="ShapeException">The sizes differ.</exception>
    public TensorData Reshape(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.Size == Shape.Size ? new(DType, shape, _values)
            : throw new ShapeException($"Data of shape {Shape} cannot take the shape {shape}: {Shape.Size} elements are not {shape.Size}.");
    }

    /// <summary>A copy of some rows (places along the first axis), in the given order.</summary>
    public TensorData TakeRows(ReadOnlySpan<int> rows)
    {
        var result = Zeros(DType, Shape.With(0, rows.Length));
        var width = Rows == 0 ? 0 : Bytes.Length / Rows;
        for (var i = 0; i < rows.Length; i++) Bytes.Slice(rows[i] * width, width).CopyTo(result.Bytes.Slice(i * width, width));
        return result;
    }

    /// <summary>A copy of the rows of a range.</summary>
    public TensorData TakeRows(Range range)
    {
        var (start, count) = range.GetOffsetAndLength(Rows);
        return TakeRows(Enumerable.Range(start, count).ToArray());
    }

    /// <summary>The type and shape, such as <c>Float32[303, 29]</c>.</summary>
    public override string ToString() => $"{DType}{Shape}";
}
