using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Descent.Graph;
using Descent.Models;

namespace Descent.Training.Forensics;

/// <summary>Looks for NaN and infinities.</summary>
internal static class NonFiniteValues
{
    /// <summary>The first one in samples; null if all values are finite.</summary>
    public static NonFiniteFinding? Find(Model model, PreparedData data) =>
        Find(NonFinitePlace.Input, model.Inputs, data.X) ?? Find(NonFinitePlace.Target, model.Outputs, data.Y);

    /// <summary>The first one among elements; null if all are finite.</summary>
    public static double? Find(DType type, ReadOnlySpan<byte> elements) => type switch
    {
        DType.Float32 => Find(MemoryMarshal.Cast<byte, float>(elements)),
        DType.Float64 => Find(MemoryMarshal.Cast<byte, double>(elements)),
        _ => null,
    };

    /// <summary>The rows that have one.</summary>
    /// <param name="type">Of the elements.</param>
    /// <param name="elements">As many bytes in each row.</param>
    /// <param name="rows">The number of rows.</param>
    public static int[] Rows(DType type, ReadOnlySpan<byte> elements, int rows)
    {
        var found = new List<int>();
        var width = elements.Length / rows;
        for (var row = 0; row < rows; row++)
            if (Find(type, elements.Slice(row * width, width)) is not null) found.Add(row);
        return [.. found];
    }

    private static NonFiniteFinding? Find(NonFinitePlace place, IReadOnlyList<ModelPort> ports, IReadOnlyList<TensorData> tensors)
    {
        for (var i = 0; i < tensors.Count; i++)
        {
            var data = tensors[i];
            if (Find(data.DType, data.Bytes) is not { } value) continue;
            var rows = Rows(data.DType, data.Bytes, data.Rows);
            return new(place, ports[i].Name, value) { Rows = rows, Column = data.Shape.Rank == 2 ? Column(data, rows[0]) : null };
        }
        return null;
    }

    private static int Column(TensorData data, int row)
    {
        var column = 0;
        while (double.IsFinite(data[row * data.Shape[1] + column])) column++;
        return column;
    }

    private static double? Find(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty || float.IsFinite(TensorPrimitives.MaxMagnitude(values))) return null;
        foreach (var value in values)
            if (!float.IsFinite(value)) return value;
        return null;
    }

    private static double? Find(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty || double.IsFinite(TensorPrimitives.MaxMagnitude(values))) return null;
        foreach (var value in values)
            if (!double.IsFinite(value)) return value;
        return null;
    }
}
