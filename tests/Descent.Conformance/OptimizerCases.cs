using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "optimizer": the weights after each step, for given gradients.</summary>
internal static class OptimizerCases
{
    public static void Run(Case test, DType precision, Check check, Func<GraphProgram, Func<IReadOnlyList<TensorData>>> compile)
    {
        Variable[] weights = [.. test.List("initial").Select((value, i) => new Variable($"weight/{i}", CaseTensor.Read(value, precision)))];
        Variable[] gradients = [.. weights.Select((weight, i) => new Variable($"gradient/{i}", precision, weight.Shape))];
        var state = new OptimizerState(test.Build<Optimizer>(), [.. weights.Select(weight => new TrainedParameter(weight))]);
        var programs = new Dictionary<UpdateKind, Func<IReadOnlyList<TensorData>>>();
        foreach (var (step, given) in test.List("gradients").Index())
        {
            foreach (var (i, gradient) in given.EnumerateArray().Index()) gradients[i].Write(CaseTensor.Read(gradient, precision));
            var kind = state.BeginStep();
            if (!programs.TryGetValue(kind, out var run))
                programs.Add(kind, run = compile(new([], state.Updates([.. gradients.Select(gradient => gradient.Value)], kind))));
            run();
            Compare($"after step {step + 1}, weight", weights, test, "weights", step, check);
            if (test["averages"] is not null) Compare($"after step {step + 1}, average", state.Averages, test, "averages", step, check);
        }
    }

    private static void Compare(string what, IReadOnlyList<Variable> actual, Case test, string field, int step, Check check)
    {
        foreach (var (i, expected) in test.Needed(field)[step].EnumerateArray().Index()) check.Near($"{what} {i}", actual[i].Read(), expected);
    }
}
