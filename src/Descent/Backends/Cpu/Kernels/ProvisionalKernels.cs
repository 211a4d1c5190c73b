using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Kernels;

// Provisional, slow stand-ins so that programs run end to end; to be deleted as a whole by the change that brings the vector kernels.
internal static unsafe class ProvisionalElements
{
    public static double Load(byte* p, DType type, nint i) => type switch
    { DType.Float32 => ((float*)p)[i], DType.Float64 => ((double*)p)[i], DType.Int32 => ((int*)p)[i], DType.Int64 => ((long*)p)[i], _ => p[i] };

    public static void Store(byte* p, DType type, nint i, double v)
    {
        switch (type)
        {
            case DType.Float32: ((float*)p)[i] = (float)v; break;
            case DType.Float64: ((double*)p)[i] = v; break;
            case DType.Int32: ((int*)p)[i] = (int)v; break;
            case DType.Int64: ((long*)p)[i] = (long)v; break;
            default: p[i] = (byte)v; break;
        }
    }
}

internal static unsafe class ReduceKernel
{
    public static void Run(DType type, Reduction reduction, byte* source, byte* destination, nint outer, nint length, nint inner)
    {
        for (nint o = 0; o < outer; o++)
            for (nint i = 0; i < inner; i++)
            {
                var sum = reduction == Reduction.Sum ? 0 : double.NegativeInfinity;
                for (nint l = 0; l < length; l++)
                {
                    var v = ProvisionalElements.Load(source, type, (((o * length) + l) * inner) + i);
                    sum = reduction == Reduction.Sum ? sum + v : Math.Max(sum, v);
                }
                ProvisionalElements.Store(destination, type, (o * inner) + i, sum);
            }
    }
}

internal static unsafe class ArgMaxKernel
{
    public static void Run(DType type, byte* source, int* destination, nint outer, nint length, nint inner)
    {
        for (nint o = 0; o < outer; o++)
            for (nint i = 0; i < inner; i++)
            {
                nint best = 0;
                for (nint l = 1; l < length; l++)
                    if (ProvisionalElements.Load(source, type, (((o * length) + l) * inner) + i) > ProvisionalElements.Load(source, type, (((o * length) + best) * inner) + i)) best = l;
                destination[(o * inner) + i] = (int)best;
            }
    }
}

internal static unsafe class RandomUniformKernel
{
    public static void Run(DType type, ulong key, long step, long firstRow, nint rows, nint elements, byte* destination)
    {
        for (nint r = 0; r < rows; r++)
            for (nint e = 0; e < elements; e++)
            {
                var single = type == DType.Float32;
                var (x, y, z, w) = Philox.Generate(key, (ulong)(uint)(single ? e / 4 : e / 2) | ((ulong)(uint)(firstRow + r) << 32), (ulong)step);
                if (single) ((float*)destination)[(r * elements) + e] = ((e & 3) switch { 0 => x, 1 => y, 2 => z, _ => w } >> 8) * (1f / (1 << 24));
                else ((double*)destination)[(r * elements) + e] = ((((e & 1) == 0 ? ((ulong)y << 32) | x : ((ulong)w << 32) | z)) >> 11) * (1.0 / (1UL << 53));
            }
    }
}

internal static unsafe class GatherKernel
{
    public static void Run(byte* table, int tableRows, nint rowBytes, int* rows, nint count, byte* destination)
    {
        for (nint i = 0; i < count; i++)
        {
            if ((uint)rows[i] >= (uint)tableRows) throw new ArgumentOutOfRangeException(nameof(rows), $"Row number {rows[i]} at place {i} is outside the table's {tableRows} rows.");
            Buffer.MemoryCopy(table + (rows[i] * rowBytes), destination + (i * rowBytes), rowBytes, rowBytes);
        }
    }
}

internal static unsafe class ScatterAddKernel
{
    public static void Run(DType type, byte* values, int* rows, nint count, nint rowElements, byte* destination, int destinationRows)
    {
        new Span<byte>(destination, (int)(destinationRows * rowElements * type.Size())).Clear();
        for (nint i = 0; i < count; i++)
            for (nint e = 0; e < rowElements; e++)
            {
                var at = (rows[i] * rowElements) + e;
                ProvisionalElements.Store(destination, type, at, ProvisionalElements.Load(destination, type, at) + ProvisionalElements.Load(values, type, (i * rowElements) + e));
            }
    }
}

internal sealed unsafe class StridedCopy(int elementSize, ReadOnlySpan<int> lengths, nint[] from, nint[] to)
{
    private readonly int[] _lengths = lengths.ToArray();

    public void Run(byte* source, byte* destination) => Copy(0, source, destination);

    private void Copy(int axis, byte* source, byte* destination)
    {
        if (axis == _lengths.Length) { Buffer.MemoryCopy(source, destination, elementSize, elementSize); return; }
        for (var i = 0; i < _lengths[axis]; i++) Copy(axis + 1, source + (i * from[axis] * elementSize), destination + (i * to[axis] * elementSize));
    }
}
