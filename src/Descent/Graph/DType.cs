namespace Descent.Graph;

/// <summary>The type of a tensor's elements.</summary>
public enum DType
{
    /// <summary>32-bit floating point, the default of parameters and activations.</summary>
    Float32,

    /// <summary>64-bit floating point, for gradient checks, reference values and step-size arithmetic.</summary>
    Float64,

    /// <summary>32-bit integer: class labels and row numbers.</summary>
    Int32,

    /// <summary>64-bit integer: step counters and seeds.</summary>
    Int64,

    /// <summary>Truth values, one byte each (0 or 1) in memory.</summary>
    Bool,

    /// <summary>Unsigned bytes: images, until a minibatch is gathered.</summary>
    UInt8,
}

/// <summary>Facts about element types.</summary>
public static class DTypes
{
    /// <summary>Bytes that one element takes in memory.</summary>
    public static int Size(this DType type) => type switch
    {
        DType.Float32 or DType.Int32 => 4,
        DType.Float64 or DType.Int64 => 8,
        _ => 1,
    };

    /// <summary>True for <see cref="DType.Float32"/> and <see cref="DType.Float64"/>: types that have gradients.</summary>
    public static bool IsFloat(this DType type) => type is DType.Float32 or DType.Float64;

    /// <summary>The element type that holds values of the C# type <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is none of float, double, int, long, bool, byte.</exception>
    public static DType Of<T>() where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return DType.Float32;
        if (typeof(T) == typeof(double)) return DType.Float64;
        if (typeof(T) == typeof(int)) return DType.Int32;
        if (typeof(T) == typeof(long)) return DType.Int64;
        if (typeof(T) == typeof(bool)) return DType.Bool;
        if (typeof(T) == typeof(byte)) return DType.UInt8;
        throw new NotSupportedException($"A tensor cannot hold elements of {typeof(T)}: use float, double, int, long, bool or byte.");
    }
}
