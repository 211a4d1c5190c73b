using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Tests.Backends.Cpu;

/// <summary>A random fused group with inputs broadcast in every way, some outputs in the memory of inputs.</summary>
internal sealed record RandomProgram(FusedElementwise Op, TensorType[] Inputs, (int Output, int Input)[] Aliases)
{
    public static readonly DType[] AllTypes = [DType.Float32, DType.Float32, DType.Float64, DType.Int32, DType.Int64, DType.Bool, DType.UInt8];
    public static readonly DType[] FourBytes = [DType.Float32, DType.Float32, DType.Float32, DType.Int32, DType.Bool];
    public static readonly DType[] EightBytes = [DType.Float64, DType.Float64, DType.Int64, DType.Bool];
    private static readonly UnaryFunction[] Unaries = [new Negate(), new Abs(), new Sign(), new Square(), new Exp(), new Log(), new Tanh(), new Sigmoid(), new Sqrt(), new Floor()];
    private static readonly BinaryFunction[] Binaries = [new Add(), new Subtract(), new Multiply(), new Maximum(), new Minimum(), new Divide(), new Power()];
    private static readonly Shape[] Shapes =
    [
        [], [1], [7], [64], [1000], [3, 5], [2, 300], [300, 2], [2, 2, 270], [40, 16], [3, 1, 4], [2, 3, 4], [2, 3, 2, 3], [5, 260, 3], [1, 9], [0, 4],
    ];

    public static RandomProgram Create(RandomStream random, DType[]? types = null)
    {
        types ??= AllTypes;
        var iteration = Shapes[random.NextInt(Shapes.Length)];
        var inputs = new TensorType[1 + random.NextInt(5)];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = new(types[random.NextInt(types.Length)], Smaller(iteration, random));
        List<DType> registers = [.. inputs.Select(input => input.DType)];
        List<FusedStep> steps = [];
        for (var i = 0; i < 1 + random.NextInt(12); i++)
        {
            steps.Add(Step(registers, types, random));
            registers.Add(steps[^1].DType);
        }
        int[] results = [.. Enumerable.Range(0, 1 + random.NextInt(3)).Select(i => i == 0 ? registers.Count - 1 : random.NextInt(registers.Count))];
        return new(new(iteration, [.. steps], [.. results]), inputs, Share(iteration, inputs, results, registers, random));
    }

    private static Shape Smaller(Shape iteration, RandomStream random)
    {
        if (random.NextInt(2) == 0) return iteration;
        var dropped = random.NextInt(iteration.Rank + 1);
        return [.. iteration[dropped..].Select(length => random.NextInt(2) == 0 ? 1 : length)];
    }

    private static FusedStep Step(List<DType> registers, DType[] types, RandomStream random)
    {
        var first = random.NextInt(registers.Count);
        var type = registers[first];
        int[] same = [.. Enumerable.Range(0, registers.Count).Where(register => registers[register] == type)];
        int[] truths = [.. Enumerable.Range(0, registers.Count).Where(register => registers[register] == DType.Bool)];
        var other = types[random.NextInt(types.Length)];
        int Pick(int[] from) => from[random.NextInt(from.Length)];
        switch (random.NextInt(7))
        {
            case 0: return new(new Constant([random.NextInt(5) - 1], other, []), [], other);
            case 1: return new(new Compare((Relation)random.NextInt(6)), [first, Pick(same)], DType.Bool);
            case 2 when truths.Length > 0: return new(new Select(), [Pick(truths), first, Pick(same)], type);
            case 3: return new(new Cast(other), [first], other);
            case 4 when type is not (DType.Bool or DType.UInt8): return new(new Unary(Unaries[random.NextInt(type is DType.Float32 or DType.Float64 ? Unaries.Length : 4)]), [first], type);
            case 5 when type == DType.Bool: return new(new Unary(new Not()), [first], type);
            default:
                if (type == DType.UInt8) return new(new Cast(DType.Int32), [first], DType.Int32);
                BinaryFunction function = type == DType.Bool ? (random.NextInt(2) == 0 ? new And() : new Or()) : Binaries[random.NextInt(type is DType.Float32 or DType.Float64 ? Binaries.Length : 5)];
                return new(new Binary(function), [first, Pick(same)], type);
        }
    }

    private static (int Output, int Input)[] Share(Shape iteration, TensorType[] inputs, int[] results, List<DType> registers, RandomStream random)
    {
        List<(int Output, int Input)> pairs = [];
        for (var output = 0; output < results.Length; output++)
        {
            var input = random.NextInt(inputs.Length);
            var fits = inputs[input].Shape.Size == iteration.Size && inputs[input].DType.Size() == registers[results[output]].Size();
            if (fits && pairs.TrueForAll(pair => pair.Input != input)) pairs.Add((output, input));
        }
        return [.. pairs];
    }
}
