using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;
using Kernels = Descent.Backends.Cpu.Kernels.Elementwise;

namespace Descent.Tests.Backends.Cpu;

/// <summary>Every elementwise kernel, on every number of elements up to some vectors, in place and not, at every width of vector.</summary>
public sealed unsafe class ElementwiseKernelLaws
{
    private const int Longest = 257;
    private static readonly DType[] Types = [DType.Float32, DType.Float64, DType.Int32, DType.Int64, DType.Bool, DType.UInt8];

    public static TheoryData<string> Unaries => [.. ElementwiseReference.Unaries.Select(function => function.Name)];

    public static TheoryData<string> Binaries => [.. ElementwiseReference.Binaries.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Unaries))]
    public void UnaryFunctions(string name)
    {
        var function = ElementwiseReference.Unaries.Single(function => function.Name == name);
        foreach (var type in Types.Where(function.Accepts))
            Check(new Unary(function), type, [type], type, ElementwiseReference.Tolerance(function, type), (a, _, _) => ElementwiseReference.Apply(function, a));
    }

    [Theory]
    [MemberData(nameof(Binaries))]
    public void BinaryFunctions(string name)
    {
        var function = ElementwiseReference.Binaries.Single(function => function.Name == name);
        foreach (var type in Types.Where(function.Accepts))
            Check(new Binary(function), type, [type, type], type, ElementwiseReference.Tolerance(function, type), (a, b, _) => ElementwiseReference.Apply(function, a, b));
    }

    [Theory]
    [InlineData(Relation.Equal)]
    [InlineData(Relation.NotEqual)]
    [InlineData(Relation.Less)]
    [InlineData(Relation.LessOrEqual)]
    [InlineData(Relation.Greater)]
    [InlineData(Relation.GreaterOrEqual)]
    public void Relations(Relation relation)
    {
        foreach (var type in Types) Check(new Compare(relation), type, [type, type], DType.Bool, 0, (a, b, _) => Holds(relation, a, b) ? 1 : 0);
    }

    [Fact]
    public void Selections()
    {
        foreach (var type in Types) Check(new Select(), type, [DType.Bool, type, type], type, 0, (condition, a, b) => condition != 0 ? a : b);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Bool)]
    [InlineData(DType.UInt8)]
    public void Casts(DType to)
    {
        foreach (var from in Types)
            Check(new Cast(to), from, [from], to, 0, (a, _, _) => TensorData.From([a], []).Cast(to)[0]);
    }

    [Fact]
    public void AnUnknownFunctionIsNamed()
    {
        var error = Assert.Throws<NotSupportedException>(() => { Kernels.ElementwiseKernels.Find(new Unary(new Unknown()), DType.Float32, Kernels.OperandForm.Each, SimdWidths.Best); });
        Assert.Contains("no elementwise kernel for Unknown of Float32", error.Message, StringComparison.Ordinal);
    }

    private static bool Holds(Relation relation, double a, double b) => relation switch
    {
        Relation.Equal => a == b,
        Relation.NotEqual => a != b,
        Relation.Less => a < b,
        Relation.LessOrEqual => a <= b,
        Relation.Greater => a > b,
        _ => a >= b,
    };

    /// <summary>A kernel in all its forms against a function of numbers.</summary>
    private static void Check(Op op, DType type, DType[] operands, DType result, double tolerance, Func<double, double, double, double> reference)
    {
        var random = new RandomStream(1, op.Name);
        var memory = new GuardedMemory[3];
        for (var i = 0; i < 3; i++) memory[i] = new GuardedMemory(Longest * 8);
        Kernels.OperandForm[] forms = Kernels.ElementwiseKernels.HasForms(op, type) ? [Kernels.OperandForm.Each, Kernels.OperandForm.FirstIsOne, Kernels.OperandForm.SecondIsOne] : [Kernels.OperandForm.Each];
        foreach (var form in forms)
        {
            for (var i = 0; i < operands.Length; i++) Fill(memory[i], operands[i], random, isDivisor: op is Binary { Function: Divide } && i == 1);
            int At(int operand, int element) => (operand == operands.Length - 1 && form == Kernels.OperandForm.SecondIsOne) || (operand == operands.Length - 2 && form == Kernels.OperandForm.FirstIsOne) ? 0 : element;
            var expected = new double[Longest];
            for (var i = 0; i < Longest; i++)
            {
                double Operand(int number) => number < operands.Length ? Get(memory[number], operands[number], At(number, i)) : 0;
                expected[i] = Round(reference(Operand(0), Operand(1), Operand(2)), result);
            }
            byte[]? first = null;
            foreach (var width in SimdWidths.Supported)
            {
                using var whole = Run(op, type, form, width, memory, Longest, result, inPlace: null);
                for (var i = 0; i < Longest; i++)
                    Assert.True(Near(expected[i], Get(whole, result, i), tolerance), $"{op.Name} of {type}, {form}, {width}, {i}: {expected[i]:R} expected, {Get(whole, result, i):R} found.");
                first ??= whole.Bytes.ToArray();
                for (var count = 0; count <= Longest; count++)
                {
                    int?[] places = [null, .. Enumerable.Range(0, operands.Length).Where(operand => operands[operand].Size() == result.Size() && At(operand, 1) != 0).Select(operand => (int?)operand)];
                    foreach (var inPlace in places)
                    {
                        using var some = Run(op, type, form, width, memory, count, result, inPlace);
                        Assert.True(some.Bytes.SequenceEqual(first.AsSpan(0, count * result.Size())), $"{op.Name} of {type}, {form}, {width}, {count} elements, in place of operand {inPlace}.");
                    }
                }
            }
        }
        foreach (var piece in memory) piece.Dispose();
    }

    private static GuardedMemory Run(Op op, DType type, Kernels.OperandForm form, SimdWidth width, GuardedMemory[] operands, int count, DType result, int? inPlace)
    {
        var destination = new GuardedMemory(count * result.Size());
        var places = stackalloc byte*[3];
        for (var i = 0; i < 3; i++) places[i] = operands[i].Pointer;
        if (inPlace is { } shared)
        {
            operands[shared].Bytes[..(count * result.Size())].CopyTo(destination.Bytes);
            places[shared] = destination.Pointer;
        }
        Kernels.ElementwiseKernels.Find(op, type, form, width)(places[0], places[1], places[2], destination.Pointer, count);
        destination.AssertGuardsIntact();
        return destination;
    }

    private static void Fill(GuardedMemory memory, DType type, RandomStream random, bool isDivisor)
    {
        for (var i = 0; i < Longest; i++)
            switch (type)
            {
                case DType.Float32: memory.Span<float>()[i] = (float)random.NextNormal() * 3; break;
                case DType.Float64: memory.Span<double>()[i] = random.NextNormal() * 3; break;
                case DType.Int32: memory.Span<int>()[i] = random.NextInt(9) - 4 is var small && small == 0 && isDivisor ? 5 : small; break;
                case DType.Int64: memory.Span<long>()[i] = random.NextInt(9) - 4 is var whole && whole == 0 && isDivisor ? 5 : whole; break;
                case DType.Bool: memory.Bytes[i] = (byte)random.NextInt(2); break;
                default: memory.Bytes[i] = (byte)random.NextInt(256); break;
            }
    }

    private static double Get(GuardedMemory memory, DType type, int element) => type switch
    {
        DType.Float32 => memory.Span<float>()[element],
        DType.Float64 => memory.Span<double>()[element],
        DType.Int32 => memory.Span<int>()[element],
        DType.Int64 => memory.Span<long>()[element],
        _ => memory.Bytes[element],
    };

    private static double Round(double value, DType type) => type switch
    {
        DType.Float32 => (float)value,
        DType.Float64 => value,
        _ => Math.Truncate(value),
    };

    private static bool Near(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || expected == actual || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected);

    private sealed record Unknown : UnaryFunction
    {
        public override Tensor? Derivative(Tensor x, Tensor y) => null;
    }
}
