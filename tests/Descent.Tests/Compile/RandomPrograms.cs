using Descent.Graph;

namespace Descent.Tests.Compile;

/// <summary>Programs of random ops on values of a few shapes, with updates of variables, in double.</summary>
internal static class RandomPrograms
{
    public static (GraphProgram Program, (string, TensorData)[] Feeds, IReadOnlyList<Variable> Variables) Make(RandomStream random)
    {
        var (m, n) = (1 + random.NextInt(6), 1 + random.NextInt(6));
        List<Variable> variables = [Variable("a", [m, n]), Variable("b", [n]), Variable("c", []), Variable("d", [n, n]), Variable("e", [m, n])];
        List<Tensor> values = [Tensor.Input("x", DType.Float64, [m, n]), Tensor.Input("y", DType.Float64, [m, n]), .. variables.Select(variable => variable.Value)];
        var count = 3 + random.NextInt(25);
        for (var i = 0; i < count; i++) values.Add(Step(random, values, m, n));
        Tensor[] outputs = [.. Enumerable.Range(0, 3).Select(_ => values[random.NextInt(values.Count)]), Sum(values, random)];
        var updates = new List<VariableUpdate>();
        foreach (var variable in variables)
        {
            var candidates = values.Where(value => value.Shape == variable.Shape).ToArray();
            if (random.NextInt(4) > 0) updates.Add(new(variable, candidates[random.NextInt(candidates.Length)]));
        }
        return (new(outputs, updates), [("x", Data([m, n])), ("y", Data([m, n]))], variables);

        Variable Variable(string name, Shape shape) => new(name, Data(shape));
        TensorData Data(Shape shape) => TensorData.From([.. Enumerable.Range(0, (int)shape.Size).Select(_ => (random.NextDouble() * 2) - 1)], shape);
    }

    private static Tensor Sum(List<Tensor> values, RandomStream random)
    {
        var loss = values[^1].Square().Mean() + values[random.NextInt(values.Count)].Sum();
        var by = values[random.NextInt(7)];
        return Autodiff.Gradients(loss, [by])[0].Sum();
    }

    private static Tensor Step(RandomStream random, List<Tensor> values, int m, int n)
    {
        Tensor Pick() => values[random.NextInt(values.Count)];
        Tensor Shaped(Shape shape)
        {
            var fitting = values.Where(value => value.Shape == shape).ToArray();
            return fitting[random.NextInt(fitting.Length)];
        }
        Tensor Wide() => Shaped([m, n]);
        return random.NextInt(22) switch
        {
            0 => Wide() + Wide(),
            1 => Wide() * Shaped([n]),
            2 => Wide() - Shaped([]),
            3 => Pick().Tanh(),
            4 => Wide() / (Wide().Square() + 1),
            5 => (Wide() > Wide()).Select(Wide(), Wide()),
            6 => Wide().MatMul(Shaped([n, n])).Tanh(),
            7 => Wide().MatMul(Shaped([n, n]).Transpose(1, 0)) + Shaped([n]),
            8 => Wide().Sum(0) * 0.3,
            9 => Wide().Mean(),
            10 => (Wide() - Wide().Max(1, keepDimensions: true).BroadcastTo([m, n])).Exp(),
            11 => Wide().MatMul(Wide(), transposeLeft: true).Tanh(),
            12 => Wide().Reshape(n, m).Transpose(1, 0).Sigmoid(),
            13 => Wide().Reshape(-1).Softplus().Reshape(m, n),
            14 => Tensor.Concat(0, Wide(), Wide()).Slice([m, 0], [m, n]),
            15 => Wide().Pad([1, 0], [0, 1], 0.5).Slice([0, 1], [m, n]),
            16 => Wide().Gather(Wide().ArgMax(0).Reshape(n).Cast(DType.Float64).Minimum(m - 1).Cast(DType.Int32)).Sum(0),
            17 => (1 * Pick()).Cast(DType.Float32).Cast(DType.Float64) / 1,
            18 => Shaped([n]).BroadcastTo([m, n]).Clip(-0.5, 0.5),
            19 => Wide().Sum(1).Reshape(m, 1).BroadcastTo([m, n]),
            20 => Shaped([n, n]) - Shaped([n]),
            _ => Pick().Abs() + 0.1,
        };
    }
}
