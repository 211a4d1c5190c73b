using System.Runtime.InteropServices;
using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Backends.Cpu.Kernels.Emitted;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Backends.Cpu;

public sealed unsafe class ElementwiseProgramTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomProgramsMakeTheBitsOfTheirStepsOneByOne(int part)
    {
        for (var number = part; number < 800; number += 4)
        {
            var random = new RandomStream(number, "programs");
            var program = RandomProgram.Create(random);
            var width = SimdWidths.Supported[random.NextInt(SimdWidths.Supported.Count)];
            int? block = random.NextInt(2) == 0 ? null : 1 + random.NextInt(70);
            var values = Array.ConvertAll(program.Inputs, type => RandomValues(type, random));
            var expected = Expected(program, values, width);
            AssertSameBits(expected, Run(new InterpretedProgram(program.Op, program.Inputs, program.Aliases, width, block), program, values, random), program, $"Program {number}, {width}, blocks of {block}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void EmittedProgramsMakeTheSameBits(int part)
    {
        var emitted = 0;
        for (var number = part; number < 480; number += 2)
        {
            var random = new RandomStream(number, "emitted");
            var program = RandomProgram.Create(random, number % 4 < 2 ? RandomProgram.FourBytes : number % 8 < 6 ? RandomProgram.EightBytes : RandomProgram.AllTypes);
            var width = SimdWidths.Supported[random.NextInt(SimdWidths.Supported.Count)];
            if (EmittedProgram.TryCreate(program.Op, program.Inputs, width) is not { } compiled) continue;
            var values = Array.ConvertAll(program.Inputs, type => RandomValues(type, random));
            AssertSameBits(Expected(program, values, width), Run(compiled, program, values, random), program, $"Program {number}, {width}");
            emitted++;
        }
        Assert.True(emitted >= 120, $"Of 240 programs only {emitted} could be emitted.");
    }

    private static void AssertSameBits(byte[][] expected, byte[][] actual, RandomProgram program, string which)
    {
        for (var output = 0; output < expected.Length; output++)
            Assert.True(Comparable(expected[output], TypeOf(program, program.Op.Results[output])).SequenceEqual(Comparable(actual[output], TypeOf(program, program.Op.Results[output]))), $"{which}, output {output}: {program.Op.Iteration} from {string.Join(", ", program.Inputs)}; {string.Join("; ", program.Op.Steps)}; results {program.Op.Results}; shared {string.Join(", ", program.Aliases)}.");
    }

    /// <summary>The bits, with one NaN for all: which operand's NaN an operation hands on is the processor's affair.</summary>
    private static Span<byte> Comparable(byte[] bytes, DType type)
    {
        var copy = bytes.ToArray();
        if (type == DType.Float32) foreach (ref var value in MemoryMarshal.Cast<byte, float>(copy.AsSpan())) value = float.IsNaN(value) ? float.NaN : value;
        if (type == DType.Float64) foreach (ref var value in MemoryMarshal.Cast<byte, double>(copy.AsSpan())) value = double.IsNaN(value) ? double.NaN : value;
        return copy;
    }

    [Fact]
    public void AnOutputCannotShareTheMemoryOfASmallerInput()
    {
        var op = new Descent.Compile.FusedElementwise([4], [new(new Unary(new Descent.Graph.Ops.Scalars.Negate()), [0], DType.Float32)], [1]);
        var error = Assert.Throws<ArgumentException>(() => new InterpretedProgram(op, [new(DType.Float32, [])], [(0, 0)]));
        Assert.Contains("share the memory of input 0", error.Message, StringComparison.Ordinal);
    }

    private static byte[] RandomValues(TensorType type, RandomStream random)
    {
        var data = TensorData.Zeros(type.DType, type.Shape);
        for (var i = 0; i < data.Bytes.Length; i++) data.Bytes[i] = type.DType == DType.Bool ? (byte)random.NextInt(2) : (byte)random.NextInt(256);
        if (type.DType is DType.Float32) foreach (ref var value in data.Span<float>()) value = random.NextInt(6) == 0 ? ((float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0f, 1e-42f])[random.NextInt(6)] : (float)(random.NextDouble() * 8 - 4);
        if (type.DType is DType.Float64) foreach (ref var value in data.Span<double>()) value = random.NextInt(6) == 0 ? ((double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, 1e-310])[random.NextInt(6)] : random.NextDouble() * 8 - 4;
        return data.Bytes.ToArray();
    }

    private static byte[][] Expected(RandomProgram program, byte[][] values, SimdWidth width)
    {
        var count = (int)program.Op.Iteration.Size;
        List<byte[]> registers = [];
        for (var i = 0; i < values.Length; i++) registers.Add(Broadcast(program.Inputs[i], program.Op.Iteration, values[i]));
        foreach (var (op, arguments, type) in program.Op.Steps)
        {
            var result = new byte[count * type.Size()];
            if (op is Constant constant) Broadcast(new(type, []), program.Op.Iteration, TensorData.From([constant.Values[0]], []).Cast(type).Bytes.ToArray()).CopyTo(result, 0);
            else
            {
                var operandType = TypeOf(program, arguments[op is Select ? 1 : 0]);
                var kernel = ElementwiseKernels.Find(op, operandType, OperandForm.Each, width);
                fixed (byte* a = registers[arguments[0]], b = registers[arguments[Math.Min(1, arguments.Count - 1)]], c = registers[arguments[^1]], z = result) kernel(a, b, c, z, count);
            }
            registers.Add(result);
        }
        return [.. program.Op.Results.Select(result => registers[result])];
    }

    private static DType TypeOf(RandomProgram program, int register) =>
        register < program.Inputs.Length ? program.Inputs[register].DType : program.Op.Steps[register - program.Inputs.Length].DType;

    private static byte[] Broadcast(TensorType from, Shape to, byte[] values)
    {
        var size = from.DType.Size();
        var result = new byte[to.Size * size];
        for (var element = 0; element < to.Size; element++)
        {
            var (rest, place, stride) = (element, 0, 1);
            for (var axis = 1; axis <= from.Shape.Rank; axis++)
            {
                place += (from.Shape[^axis] == 1 ? 0 : rest % to[^axis]) * stride;
                stride *= from.Shape[^axis];
                rest /= to[^axis];
            }
            values.AsSpan(place * size, size).CopyTo(result.AsSpan(element * size));
        }
        return result;
    }

    /// <summary>Runs a program over the whole iteration in pieces of random lengths, in memory laid out as its aliases say.</summary>
    private static byte[][] Run(ElementwiseProgram compiled, RandomProgram program, byte[][] values, RandomStream random)
    {
        var (op, inputs, aliases) = program;
        var count = (int)op.Iteration.Size;
        List<GuardedMemory> memory = [.. values.Select(value => new GuardedMemory(value.Length))];
        for (var i = 0; i < values.Length; i++) values[i].CopyTo(memory[i].Bytes);
        for (var output = 0; output < op.Results.Count; output++)
        {
            var shared = Array.Find(aliases, alias => alias.Output == output && aliases.Length > 0);
            memory.Add(Array.Exists(aliases, alias => alias.Output == output) ? memory[shared.Input] : new GuardedMemory(count * TypeOf(program, op.Results[output]).Size()));
        }
        using var scratch = new GuardedMemory((int)compiled.ScratchBytes);
        var operands = stackalloc byte*[memory.Count];
        for (var i = 0; i < memory.Count; i++) operands[i] = memory[i].Pointer;
        for (int start = 0, length; start < count; start += length)
        {
            length = random.NextInt(3) == 0 ? count - start : 1 + random.NextInt(count - start);
            compiled.Run(operands, start, length, scratch.Pointer);
        }
        scratch.AssertGuardsIntact();
        var results = memory[inputs.Length..].ConvertAll(output => output.Bytes.ToArray());
        foreach (var piece in memory.Distinct())
        {
            piece.AssertGuardsIntact();
            piece.Dispose();
        }
        return [.. results];
    }
}
