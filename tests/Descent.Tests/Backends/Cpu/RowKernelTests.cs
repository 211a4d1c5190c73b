using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;

namespace Descent.Tests.Backends.Cpu;

public sealed unsafe class RowKernelTests
{
    [Fact]
    public void GatherCopiesRowsByNumber()
    {
        float[] table = [.. Enumerable.Range(0, 15).Select(i => (float)i)];
        int[] rows = [4, 0, 0, 2];
        Assert.Equal([12, 13, 14, 0, 1, 2, 0, 1, 2, 6, 7, 8], Gather(table, 5, rows));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MinValue)]
    public void ARowNumberOutsideTheTableIsNamed(int row)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Gather(new float[15], 5, [0, row]));
        Assert.Contains($"number 1 is {row}", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 rows", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => ScatterAdd(DType.Float32, new float[6], [0, row], 5));
        Assert.Contains($"ScatterAdd needs row numbers in 0 .. 4, and number 1 is {row}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScatterAddSumsRowsOfEqualNumber()
    {
        Assert.Equal([0, 0, 3, 4, 0, 0, 1 + 5 + 7, 2 + 6 + 8], ScatterAdd(DType.Float32, [1f, 2, 3, 4, 5, 6, 7, 8], [3, 1, 3, 3], 4));
        Assert.Equal([0, 0, 3, 4, 0, 0, 13, 16], ScatterAdd(DType.Float64, [1.0, 2, 3, 4, 5, 6, 7, 8], [3, 1, 3, 3], 4));
        Assert.Equal([0, 0, 3, 4, 0, 0, 13, 16], ScatterAdd(DType.Int64, [1L, 2, 3, 4, 5, 6, 7, 8], [3, 1, 3, 3], 4));
        Assert.Equal([10, 0], ScatterAdd(DType.Int32, [1, 2, 3, 4], [0, 0, 0, 0], 2));
    }

    [Fact]
    public void ArgMaxIsTheFirstOfEqualsAndNaNIsGreatest()
    {
        Assert.Equal([1, 2], ArgMax(DType.Float32, [1f, 5, 5, 1, 2, 3], 2, 3, 1));
        Assert.Equal([1, 0, 1], ArgMax(DType.Int32, [1, 5, 5, 2, 5, 6], 1, 2, 3));
        Assert.Equal([1], ArgMax(DType.Float64, [1, double.NaN, double.PositiveInfinity, double.NaN], 1, 4, 1));
        Assert.Equal([2], ArgMax<byte>(DType.UInt8, [1, 0, 255], 1, 3, 1));
        Assert.Equal([0], ArgMax(DType.Int64, [-3L, -4], 1, 2, 1));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(2, 64)]
    [InlineData(33, 3)]
    [InlineData(4, 101)]
    public void RandomNumbersAreThoseOfPhiloxAtEveryWidth(int rows, int elements)
    {
        const long step = 0x1_2345_6789, firstRow = 0x7FFF_FFF0;
        var key = Philox.Key(7, "dropout");
        using var memory = new GuardedMemory(rows * elements * sizeof(double));
        foreach (var width in SimdWidths.Supported)
        {
            RandomUniformKernel.Run(DType.Float32, key, step, firstRow, rows, elements, memory.Pointer, width);
            for (var i = 0; i < rows * elements; i++)
            {
                var words = Words(key, step, firstRow + (i / elements), i % elements / 4);
                Assert.Equal((words[i % elements % 4] >> 8) / 16777216f, memory.Span<float>()[i]);
            }
            RandomUniformKernel.Run(DType.Float64, key, step, firstRow, rows, elements, memory.Pointer, width);
            for (var i = 0; i < rows * elements; i++)
            {
                var words = Words(key, step, firstRow + (i / elements), i % elements / 2);
                var bits = ((ulong)words[(2 * (i % elements % 2)) + 1] << 32) | words[2 * (i % elements % 2)];
                Assert.Equal((bits >> 11) / 9007199254740992.0, memory.Span<double>()[i]);
            }
            memory.AssertGuardsIntact();
        }
    }

    private static uint[] Words(ulong key, long step, long row, int counter)
    {
        var (x, y, z, w) = Philox.Generate(key, ((ulong)(uint)row << 32) | (uint)counter, (ulong)step);
        return [x, y, z, w];
    }

    private static float[] Gather(float[] table, int tableRows, int[] rows)
    {
        var columns = table.Length / tableRows;
        var result = new float[rows.Length * columns];
        fixed (float* source = table, destination = result)
        fixed (int* numbers = rows) GatherKernel.Run((byte*)source, tableRows, columns * sizeof(float), numbers, rows.Length, (byte*)destination);
        return result;
    }

    private static T[] ScatterAdd<T>(DType type, T[] values, int[] rows, int count)
        where T : unmanaged
    {
        var columns = values.Length / rows.Length;
        using var result = new GuardedMemory(count * columns * sizeof(T));
        fixed (T* source = values)
        fixed (int* numbers = rows) ScatterAddKernel.Run(type, (byte*)source, numbers, rows.Length, columns, result.Pointer, count);
        result.AssertGuardsIntact();
        return result.Span<T>().ToArray();
    }

    private static int[] ArgMax<T>(DType type, T[] values, int outer, int length, int inner)
        where T : unmanaged
    {
        var result = new int[outer * inner];
        fixed (T* source = values)
        fixed (int* destination = result) ArgMaxKernel.Run(type, (byte*)source, destination, outer, length, inner);
        return result;
    }
}
