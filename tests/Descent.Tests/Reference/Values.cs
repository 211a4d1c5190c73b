using Descent.Graph;

namespace Descent.Tests.Reference;

/// <summary>An array in the reference evaluator: floating-point types as doubles (Float32 rounded when stored), all others as longs.</summary>
internal sealed class Values(TensorType type)
{
    public TensorType Type { get; } = type;
    public Shape Shape => Type.Shape;
    public bool IsFloat => Type.DType.IsFloat();
    public int Count { get; } = (int)type.Shape.Size;
    public double[] Reals { get; } = type.DType.IsFloat() ? new double[type.Shape.Size] : [];
    public long[] Integers { get; } = type.DType.IsFloat() ? [] : new long[type.Shape.Size];

    public void Set(int index, double value) => Reals[index] = Type.DType == DType.Float32 ? (float)value : value;

    public void Set(int index, long value) => Integers[index] = Type.DType switch
    {
        DType.Int32 => unchecked((int)value),
        DType.UInt8 => unchecked((byte)value),
        DType.Bool => value != 0 ? 1 : 0,
        _ => value,
    };

    public void Copy(int index, Values source, int from)
    {
        if (IsFloat) Reals[index] = source.Reals[from];
        else Integers[index] = source.Integers[from];
    }

    public void Add(int index, Values source, int from)
    {
        if (IsFloat) Reals[index] += source.Reals[from];
        else Integers[index] += source.Integers[from];
    }

    /// <summary>Rounds sums that were gathered in double to the element type.</summary>
    public Values Rounded()
    {
        for (var i = 0; i < Reals.Length; i++) Set(i, Reals[i]);
        for (var i = 0; i < Integers.Length; i++) Set(i, Integers[i]);
        return this;
    }

    /// <summary>The values at which a place of the result is found in the source.</summary>
    public static Values Move(TensorType type, Values source, Func<int, int> from)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++) result.Copy(i, source, from(i));
        return result;
    }

    public static Values From(TensorData data)
    {
        var result = new Values(new(data.DType, data.Shape));
        for (var i = 0; i < result.Count; i++)
        {
            if (result.IsFloat) result.Set(i, data[i]);
            else result.Integers[i] = data.DType == DType.Int64 ? data.Span<long>()[i] : (long)data[i];
        }
        return result;
    }

    public TensorData ToData() => Type.DType switch
    {
        DType.Float32 => TensorData.From(Array.ConvertAll(Reals, value => (float)value), Shape),
        DType.Float64 => TensorData.From((double[])Reals.Clone(), Shape),
        DType.Int64 => TensorData.From((long[])Integers.Clone(), Shape),
        DType.Int32 => TensorData.From(Array.ConvertAll(Integers, value => (int)value), Shape),
        DType.Bool => TensorData.From(Array.ConvertAll(Integers, value => value != 0), Shape),
        _ => TensorData.From(Array.ConvertAll(Integers, value => (byte)value), Shape),
    };
}
