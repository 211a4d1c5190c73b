using Descent.Backends.Cpu.Kernels;
using Descent.Graph;

namespace Descent.Tests.Backends.Cpu;

public sealed unsafe class StridedCopyTests
{
    [Fact]
    public void RandomViewsAreCopiedElementByElement()
    {
        for (var number = 0; number < 600; number++)
        {
            var random = new RandomStream(number, "views");
            Check<byte>(random);
            Check<int>(random);
            Check<long>(random);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 9)]
    [InlineData(32, 64)]
    [InlineData(100, 37)]
    [InlineData(129, 33)]
    public void MatricesAreTransposed(int rows, int columns)
    {
        Compare<byte>([columns, rows], [1, columns], [rows, 1]);
        Compare<float>([columns, rows], [1, columns], [rows, 1]);
        Compare<double>([columns, rows], [1, columns], [rows, 1]);
    }

    /// <summary>A view of a permuted, cut or broadcast source in a padded destination.</summary>
    private static void Check<T>(RandomStream random)
        where T : unmanaged
    {
        var rank = random.NextInt(5);
        var lengths = new int[rank];
        for (var axis = 0; axis < rank; axis++) lengths[axis] = random.NextInt(9) == 0 ? 0 : 1 + random.NextInt(random.NextInt(3) == 0 ? 20 : 5);
        Compare<T>(lengths, Strides(lengths, random, mayRepeat: true), Strides(lengths, random, mayRepeat: false));
    }

    private static nint[] Strides(int[] lengths, RandomStream random, bool mayRepeat)
    {
        int[] order = [.. Enumerable.Range(0, lengths.Length)];
        if (random.NextInt(2) == 0) random.Shuffle<int>(order);
        var strides = new nint[lengths.Length];
        nint stride = random.NextInt(6) == 0 ? 2 : 1;
        foreach (var axis in order.Reverse())
        {
            if (mayRepeat && random.NextInt(4) == 0) continue;
            strides[axis] = stride;
            stride *= Math.Max(1, lengths[axis]) + (random.NextInt(3) == 0 ? random.NextInt(3) : 0);
        }
        return strides;
    }

    private static void Compare<T>(int[] lengths, nint[] from, nint[] to)
        where T : unmanaged
    {
        using var source = new GuardedMemory(Extent(lengths, from) * sizeof(T));
        using var destination = new GuardedMemory(Extent(lengths, to) * sizeof(T));
        for (var i = 0; i < source.Bytes.Length; i++) source.Bytes[i] = (byte)(i * 37 + i / 256);
        var expected = destination.Span<T>().ToArray();
        var count = lengths.Aggregate(1, (product, length) => product * length);
        for (var element = 0; element < count; element++)
        {
            nint x = 0, y = 0;
            for (int axis = lengths.Length - 1, rest = element; axis >= 0; rest /= lengths[axis], axis--)
            {
                x += rest % lengths[axis] * from[axis];
                y += rest % lengths[axis] * to[axis];
            }
            expected[y] = source.Span<T>()[(int)x];
        }
        new StridedCopy(sizeof(T), lengths, from, to).Run(source.Pointer, destination.Pointer);
        destination.AssertGuardsIntact();
        Assert.Equal(expected, destination.Span<T>().ToArray());
    }

    private static int Extent(int[] lengths, nint[] strides)
    {
        nint last = 0;
        for (var axis = 0; axis < lengths.Length; axis++) last += Math.Max(0, lengths[axis] - 1) * strides[axis];
        return (int)last + 1;
    }
}
