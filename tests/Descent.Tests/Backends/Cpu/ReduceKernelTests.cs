using Descent.Backends.Cpu;
using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Backends.Cpu;

public sealed unsafe class ReduceKernelTests
{
    public static readonly TheoryData<int, int, int> Views = new()
    {
        { 1, 0, 1 }, { 1, 1, 1 }, { 3, 7, 1 }, { 32, 16, 1 }, { 5, 17, 1 }, { 2, 4096, 1 }, { 2, 4097, 1 }, { 1, 40000, 1 }, { 1, 32, 1 },
        { 1, 32, 16 }, { 1, 128, 10 }, { 2, 65, 3 }, { 1, 300, 130 }, { 3, 1, 257 }, { 2, 0, 4 }, { 1, 1000, 2 }, { 1, 64, 128 }, { 4, 129, 300 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void FloatSumsAreNearThoseOfDoubleAndEqualAtAllWidths(int outer, int length, int inner)
    {
        var values = Values<float>(outer * length * inner, random => (float)(random.NextDouble() * 2 - 1));
        var sums = AtEveryWidth(DType.Float32, Reduction.Sum, values, outer, length, inner);
        var exact = Reference(Array.ConvertAll(values, value => (double)value), outer, length, inner, (a, b) => a + b, 0);
        var tolerance = 4 * Math.Pow(2, -24) * Math.Sqrt(Math.Max(1, length));
        for (var i = 0; i < exact.Length; i++) Assert.InRange(sums[i], exact[i] - tolerance, exact[i] + tolerance);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void DoubleSumsAreNearThoseOfDecimalAndEqualAtAllWidths(int outer, int length, int inner)
    {
        var values = Values<double>(outer * length * inner, random => random.NextDouble() * 2 - 1);
        var sums = AtEveryWidth(DType.Float64, Reduction.Sum, values, outer, length, inner);
        var exact = Reference(Array.ConvertAll(values, value => (decimal)value), outer, length, inner, (a, b) => a + b, 0);
        var tolerance = 4 * Math.Pow(2, -48) * Math.Sqrt(Math.Max(1, length));
        for (var i = 0; i < exact.Length; i++) Assert.InRange(sums[i], (double)exact[i] - tolerance, (double)exact[i] + tolerance);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void WholeNumbersAndMaximaAreExact(int outer, int length, int inner)
    {
        var count = outer * length * inner;
        var ints = Values<int>(count, random => (int)random.NextBits());
        Assert.Equal(Reference(ints, outer, length, inner, (a, b) => a + b, 0), AtEveryWidth(DType.Int32, Reduction.Sum, ints, outer, length, inner));
        Assert.Equal(Reference(ints, outer, length, inner, Math.Max, int.MinValue), AtEveryWidth(DType.Int32, Reduction.Max, ints, outer, length, inner));
        var longs = Values<long>(count, random => (long)random.NextBits());
        Assert.Equal(Reference(longs, outer, length, inner, (a, b) => a + b, 0), AtEveryWidth(DType.Int64, Reduction.Sum, longs, outer, length, inner));
        Assert.Equal(Reference(longs, outer, length, inner, Math.Max, long.MinValue), AtEveryWidth(DType.Int64, Reduction.Max, longs, outer, length, inner));
        var floats = Values<float>(count, random => (float)random.NextNormal() - 3);
        Assert.Equal(Reference(floats, outer, length, inner, Math.Max, float.NegativeInfinity), AtEveryWidth(DType.Float32, Reduction.Max, floats, outer, length, inner));
        var doubles = Values<double>(count, random => random.NextNormal() - 3);
        Assert.Equal(Reference(doubles, outer, length, inner, Math.Max, double.NegativeInfinity), AtEveryWidth(DType.Float64, Reduction.Max, doubles, outer, length, inner));
    }

    [Fact]
    public void ThreadsMakeTheBitsOfOne()
    {
        using CpuBackend one = new(1), three = new(3);
        foreach (var (shape, axes) in ((Shape Shape, int[] Axes)[])[([100_003], [0]), ([40_007, 3], [0]), ([64, 9, 9, 32], [0, 1, 2]), ([5, 6001, 4], [1]), ([700, 300], [1]), ([131_072], [0])])
        {
            var x = Tensor.Input("x", DType.Float32, shape);
            var random = new RandomStream(1, "reduced");
            var values = TensorData.From([.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)random.NextNormal())], shape);
            TensorData[] Run(CpuBackend backend)
            {
                var executable = Compiler.Compile(new([Tensor.Apply(new Reduce(Reduction.Sum, [.. axes], false), x), Tensor.Apply(new Reduce(Reduction.Max, [.. axes], false), x)]), backend);
                var context = executable.CreateContext();
                context.Write("x", values);
                executable.Run(context);
                return [context.Read(0), context.Read(1)];
            }
            var (expected, actual) = (Run(one), Run(three));
            for (var i = 0; i < expected.Length; i++) Assert.True(expected[i].Bytes.SequenceEqual(actual[i].Bytes), $"{shape} over {string.Join(", ", axes)}, output {i}.");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void TheMaximumOfNotANumberIsNotANumber(int inner)
    {
        for (var place = 0; place < 40; place++)
        {
            var values = new float[40 * inner];
            values[place * inner] = float.NaN;
            var maxima = AtEveryWidth(DType.Float32, Reduction.Max, values, 1, 40, inner);
            Assert.True(float.IsNaN(maxima[0]));
            Assert.All(maxima.Skip(1), value => Assert.Equal(0, value));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheSumOfManyOnesIsExact(int inner)
    {
        const int length = 20_000_000;                            // beyond 2^24, where adding one by one stops
        var values = new float[length * inner];
        values.AsSpan().Fill(1);
        Assert.All(Reduce(DType.Float32, Reduction.Sum, values, 1, length, inner, SimdWidths.Best, []), sum => Assert.Equal(length, sum));
    }

    [Fact]
    public void RangesOfColumnsMakeTheBitsOfTheWhole()
    {
        const int length = 150, inner = 333;
        var values = Values<float>(2 * length * inner, random => (float)random.NextNormal());
        foreach (var width in SimdWidths.Supported)
        {
            var whole = Reduce(DType.Float32, Reduction.Sum, values, 2, length, inner, width, []);
            Assert.Equal(whole, Reduce(DType.Float32, Reduction.Sum, values, 2, length, inner, width, [1, 3, 130, 131, 280]));
        }
    }

    private static T[] Values<T>(int count, Func<RandomStream, T> draw)
    {
        var random = new RandomStream(count, "values");
        var values = new T[count];
        for (var i = 0; i < count; i++) values[i] = draw(random);
        return values;
    }

    private static T[] AtEveryWidth<T>(DType type, Reduction reduction, T[] values, int outer, int length, int inner)
        where T : unmanaged
    {
        var best = Reduce(type, reduction, values, outer, length, inner, SimdWidths.Best, []);
        foreach (var width in SimdWidths.Supported) Assert.Equal(best, Reduce(type, reduction, values, outer, length, inner, width, []));
        return best;
    }

    private static T[] Reduce<T>(DType type, Reduction reduction, T[] values, int outer, int length, int inner, SimdWidth width, int[] cuts)
        where T : unmanaged
    {
        using var destination = new GuardedMemory(outer * inner * sizeof(T));
        int[] bounds = [0, .. cuts, inner];
        fixed (T* source = values)
        {
            for (var i = 1; i < bounds.Length; i++)
                ReduceKernel.Run(type, reduction, (byte*)source, destination.Pointer, outer, length, inner, bounds[i - 1], bounds[i] - bounds[i - 1], width);
        }
        destination.AssertGuardsIntact();
        return destination.Span<T>().ToArray();
    }

    private static T[] Reference<T>(T[] values, int outer, int length, int inner, Func<T, T, T> combine, T identity)
    {
        var result = new T[outer * inner];
        for (var o = 0; o < outer; o++)
            for (var i = 0; i < inner; i++)
            {
                var sum = identity;
                for (var l = 0; l < length; l++) sum = combine(sum, values[(((o * length) + l) * inner) + i]);
                result[(o * inner) + i] = sum;
            }
        return result;
    }
}
