using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;
using Kernels = Descent.Backends.Cpu.Kernels.Elementwise;

namespace Descent.Tests.Backends.Cpu;

/// <summary>The transcendental kernels over the whole range of their arguments: accuracy, special values, equal bits at every width.</summary>
public sealed unsafe class ElementwiseAccuracyTests
{
    private const double LeastFloat = 1.1754943508222875e-38, LeastDouble = 2.2250738585072014e-308;
    private const double Largest = 1e5;                           // sin and cos promise accuracy up to here

    public static TheoryData<string> Transcendental =>
        [.. ElementwiseReference.Unaries.Where(function => ElementwiseReference.Tolerance(function, DType.Float32) > 0).Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Transcendental))]
    public void FloatsOfAllExponents(string name)
    {
        const uint step = 32749;
        var function = Named(name);
        var values = new float[uint.MaxValue / step];
        for (uint i = 0; i < values.Length; i++) values[i] = BitConverter.UInt32BitsToSingle(i * step);
        var results = AtEveryWidth(function, DType.Float32, values);
        for (var i = 0; i < values.Length; i++) AssertNear(function, values[i], results[i], 3e-7, LeastFloat, float.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Transcendental))]
    public void DoublesOfAllSizes(string name)
    {
        var function = Named(name);
        var random = new RandomStream(1, name);
        var values = new double[60_000];
        for (var i = 0; i < values.Length; i++)
            values[i] = i % 4 == 0 ? BitConverter.UInt64BitsToDouble(random.NextBits()) : (random.NextDouble() * 2 - 1) * Math.Pow(10, random.NextInt(7) - 3);
        var results = AtEveryWidth(function, DType.Float64, values);
        for (var i = 0; i < values.Length; i++) AssertNear(function, values[i], results[i], ElementwiseReference.Tolerance(function, DType.Float64), LeastDouble, double.MaxValue);
    }

    [Fact]
    public void TheErrorFunctionHasItsTabulatedValues()
    {
        double[] places = [.. ElementwiseReference.ErfValues.SelectMany(row => new[] { row.X, -row.X })];
        var results = AtEveryWidth(new Erf(), DType.Float64, places);
        for (var i = 0; i < places.Length; i++)
        {
            var expected = ElementwiseReference.ErfValues[i / 2].Erf * Math.Sign(places[i]);
            Assert.InRange(results[i], expected - 1e-15, expected + 1e-15);
            Assert.InRange(results[i] / expected, 1 - 1e-15, 1 + 1e-15);
        }
    }

    [Fact]
    public void PowersOfAllSizes()
    {
        var random = new RandomStream(1, "powers");
        var (a, b) = (new double[60_000], new double[60_000]);
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = Math.Exp(random.NextNormal() * (i % 3 == 0 ? 200 : i % 3 == 1 ? 3 : 1e-3));
            b[i] = i % 5 == 0 ? random.NextInt(41) - 20 : random.NextNormal() * (i % 7 == 0 ? 1000 : 5);
            if (i % 10 == 0) a[i] = -a[i];
        }
        var results = AtEveryWidth(DType.Float64, a, b);
        var (floatA, floatB) = (Array.ConvertAll(a, value => (float)value), Array.ConvertAll(b, value => (float)value));
        var floatResults = AtEveryWidth(DType.Float32, floatA, floatB);
        for (var i = 0; i < a.Length; i++)
        {
            AssertNear($"{a[i]:R} ^ {b[i]:R}", Math.Pow(a[i], b[i]), results[i], 1e-14, LeastDouble, double.MaxValue);
            AssertNear($"{floatA[i]:R} ^ {floatB[i]:R}", Math.Pow(floatA[i], floatB[i]), floatResults[i], 3e-7, LeastFloat, float.MaxValue);
        }
    }

    [Fact]
    public void SmallWholeExponentsAreProducts()
    {
        var random = new RandomStream(1, "bases");
        double[] a = [.. Enumerable.Range(0, 1000).Select(_ => random.NextNormal() * 100)];
        double[] Power(double exponent) => AtEveryWidth(DType.Float64, a, Array.ConvertAll(a, _ => exponent));
        Assert.Equal(a, Power(1));
        Assert.Equal(Array.ConvertAll(a, x => x * x), Power(2));
        Assert.Equal(Array.ConvertAll(a, x => x * x * x), Power(3));
        Assert.Equal(Array.ConvertAll(a, x => x * x * (x * x)), Power(4));
        Assert.Equal(Array.ConvertAll(a, x => 1 / x), Power(-1));
        Assert.Equal(Array.ConvertAll(a, _ => 1.0), Power(0));
    }

    [Theory]
    [MemberData(nameof(Transcendental))]
    public void SpecialValues(string name)
    {
        var function = Named(name);
        double[] values = [0, -0.0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e30, -1e30, 1000, -1000, 5e-324, -5e-324, BitConverter.UInt64BitsToDouble(0x7FF8000000000001)];
        if (function is Sin or Cos) values = [.. values.Where(value => !(Math.Abs(value) > Largest) || double.IsInfinity(value))];
        var results = AtEveryWidth(function, DType.Float64, values);
        var floats = AtEveryWidth(function, DType.Float32, Array.ConvertAll(values, value => (float)value));
        for (var i = 0; i < values.Length; i++)
        {
            AssertNear(function, values[i], results[i], 1e-15, LeastDouble, double.MaxValue);
            AssertNear(function, (float)values[i], floats[i], 3e-7, LeastFloat, float.MaxValue);
        }
    }

    [Fact]
    public void SpecialPowersAreThoseOfTheRuntime()
    {
        double[] values = [0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 4, 1e300, -1e300, 1e-300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 9007199254740993, 1e20];
        double[] a = [.. values.SelectMany(_ => values)];
        double[] b = [.. values.SelectMany(value => values.Select(_ => value))];
        var results = AtEveryWidth(DType.Float64, a, b);
        var (floatA, floatB) = (Array.ConvertAll(a, value => (float)value), Array.ConvertAll(b, value => (float)value));
        var floats = AtEveryWidth(DType.Float32, floatA, floatB);
        for (var i = 0; i < a.Length; i++)
        {
            AssertNear($"{a[i]:R} ^ {b[i]:R}", Math.Pow(a[i], b[i]), results[i], 1e-14, LeastDouble, double.MaxValue);
            AssertNear($"{floatA[i]:R} ^ {floatB[i]:R}", Math.Pow(floatA[i], floatB[i]), floats[i], 3e-7, LeastFloat, float.MaxValue);
        }
    }

    private static UnaryFunction Named(string name) => ElementwiseReference.Unaries.Single(function => function.Name == name);

    private static void AssertNear(UnaryFunction function, double x, double actual, double tolerance, double least, double most)
    {
        if (function is Sin or Cos && Math.Abs(x) > Largest && !double.IsInfinity(x)) Assert.InRange(actual, -1, 1);
        else AssertNear($"{function.Name} of {x:R}", ElementwiseReference.Apply(function, x), actual, tolerance, least, most);
    }

    /// <summary>Within the tolerance; below the least normal number 0 will do, and at the greatest number infinity.</summary>
    private static void AssertNear(string what, double expected, double actual, double tolerance, double least, double most)
    {
        var isNear = expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected)
            || (Math.Abs(expected) < least * (1 + 1e-6) && Math.Abs(actual) <= least * (1 + 1e-6))
            || (Math.Abs(expected) > most * (1 - 1e-6) && double.IsInfinity(actual) && Math.Sign(actual) == Math.Sign(expected));
        if (!isNear) Assert.Fail($"{what}: {expected:R} expected, {actual:R} found.");
    }

    private static T[] AtEveryWidth<T>(UnaryFunction function, DType type, T[] values)
        where T : unmanaged => AtEveryWidth(new Unary(function), type, values, values);

    private static T[] AtEveryWidth<T>(DType type, T[] a, T[] b)
        where T : unmanaged => AtEveryWidth(new Binary(new Power()), type, a, b);

    private static T[] AtEveryWidth<T>(Op op, DType type, T[] a, T[] b)
        where T : unmanaged
    {
        T[]? first = null;
        foreach (var width in SimdWidths.Supported)
        {
            var results = new T[a.Length];
            fixed (T* x = a, y = b, z = results) Kernels.ElementwiseKernels.Find(op, type, Kernels.OperandForm.Each, width)(x, y, null, z, a.Length);
            first ??= results;
            for (var i = 0; i < a.Length; i++)
                if (!EqualityComparer<T>.Default.Equals(first[i], results[i])) Assert.Fail($"{op.Name} of {a[i]}, {b[i]}: {first[i]} at {SimdWidths.Best}, {results[i]} at {width}.");
        }
        return first!;
    }
}
