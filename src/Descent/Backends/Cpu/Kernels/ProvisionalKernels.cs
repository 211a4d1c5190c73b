using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Backends.Cpu.Kernels;

// Provisional, slow stand-ins so that programs run end to end; to be deleted as a whole by the change that brings the vector kernels.
internal sealed unsafe class ElementwiseProgram(FusedElementwise group, TensorType[] inputs, (int Output, int Input)[] aliases)
{
    public nint ScratchBytes { get; }

    public void Run(byte** operands, nint start, nint count, byte* scratch)
    {
        _ = aliases;
        var registers = new double[inputs.Length + group.Steps.Count];
        for (var e = start; e < start + count; e++)
        {
            for (var i = 0; i < inputs.Length; i++) registers[i] = Load(operands[i], inputs[i].DType, Index(inputs[i].Shape, e));
            for (var s = 0; s < group.Steps.Count; s++)
            {
                var step = group.Steps[s];
                var v = Evaluate(step.Op, step.Arguments, registers);
                registers[inputs.Length + s] = step.DType switch { DType.Float32 => (float)v, DType.Float64 => v, DType.Bool => v != 0 ? 1 : 0, _ => Math.Truncate(v) };
            }
            for (var o = 0; o < group.Results.Count; o++)
            {
                var r = group.Results[o];
                Store(operands[inputs.Length + o], r < inputs.Length ? inputs[r].DType : group.Steps[r - inputs.Length].DType, e, registers[r]);
            }
        }
    }

    private nint Index(Shape shape, nint element)
    {
        if (shape == group.Iteration) return element;
        nint index = 0, stride = 1;
        for (int axis = group.Iteration.Rank - 1, own = shape.Rank - 1; own >= 0; axis--, own--)
        {
            var place = element % group.Iteration[axis];
            element /= group.Iteration[axis];
            if (shape[own] != 1) index += place * stride;
            stride *= shape[own];
        }
        return index;
    }

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

    private static double Evaluate(Op op, ValueList<int> a, double[] r)
    {
        switch (op)
        {
            case Constant c: return c.Values[0];
            case Cast: return r[a[0]];
            case Select: return r[a[0]] != 0 ? r[a[1]] : r[a[2]];
            case Compare c:
                var (x, y) = (r[a[0]], r[a[1]]);
                return (c.Relation switch { Relation.Equal => x == y, Relation.NotEqual => x != y, Relation.Less => x < y, Relation.LessOrEqual => x <= y, Relation.Greater => x > y, _ => x >= y }) ? 1 : 0;
            case Binary b:
                var (p, q) = (r[a[0]], r[a[1]]);
                return b.Function switch { Add => p + q, Subtract => p - q, Multiply => p * q, Divide => p / q, Maximum => Math.Max(p, q), Minimum => Math.Min(p, q), Power => Math.Pow(p, q), And => p * q, _ => p + q };
            default:
                var v = r[a[0]];
                return ((Unary)op).Function switch
                {
                    Negate => -v, Abs => Math.Abs(v), Sign => double.IsNaN(v) ? v : Math.Sign(v), Square => v * v, Sqrt => Math.Sqrt(v), Exp => Math.Exp(v), Expm1 => Math.Abs(v) < 1e-5 ? v + (v * v / 2) : Math.Exp(v) - 1,
                    Log => Math.Log(v), Descent.Graph.Ops.Scalars.Log1p => LogOnePlus(v), Tanh => Math.Tanh(v), Sigmoid => 1 / (1 + Math.Exp(-v)),
                    Softplus => Math.Max(v, 0) + LogOnePlus(Math.Exp(-Math.Abs(v))), Sin => Math.Sin(v), Cos => Math.Cos(v), Floor => Math.Floor(v), Not => 1 - v, _ => ErfOf(v),
                };
        }
    }

    private static double LogOnePlus(double v)
    {
        var u = 1 + v;
        return u == 1 ? v : Math.Log(u) * v / (u - 1);
    }

    private static double ErfOf(double v)
    {
        double sum = v, term = v;
        if (Math.Abs(v) > 5) return Math.Sign(v);
        for (var n = 1; n < 200; n++) { term *= -v * v / n; sum += term / ((2 * n) + 1); }
        return 2 / Math.Sqrt(Math.PI) * sum;
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
                    var v = ElementwiseProgram.Load(source, type, (((o * length) + l) * inner) + i);
                    sum = reduction == Reduction.Sum ? sum + v : Math.Max(sum, v);
                }
                ElementwiseProgram.Store(destination, type, (o * inner) + i, sum);
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
                    if (ElementwiseProgram.Load(source, type, (((o * length) + l) * inner) + i) > ElementwiseProgram.Load(source, type, (((o * length) + best) * inner) + i)) best = l;
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
                ElementwiseProgram.Store(destination, type, at, ElementwiseProgram.Load(destination, type, at) + ElementwiseProgram.Load(values, type, (i * rowElements) + e));
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
