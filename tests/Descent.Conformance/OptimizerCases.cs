using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "optimizer": the weights after each step, for given gradients.</summary>
internal static class OptimizerCases
{
    public static void Run(CaseContext context)
    {
        var test = context.Case;
        Variable[] weights = [.. test.List("initial").Select((value, i) => new Variable($"weight/{i}", CaseTensor.Read(value, context.Precision)))];
        Variable[] gradients = [.. weights.Select((weight, i) => new Variable($"gradient/{i}", context.Precision, weight.Shape))];
        var state = new OptimizerState(test.Build<Optimizer>(), [.. weights.Select(weight => new TrainedParameter(weight))]);
        var programs = new Dictionary<UpdateKind, RunProgram>();
        foreach (var (step, given) in test.List("gradients").Index())
        {
            foreach (var (i, gradient) in given.EnumerateArray().Index()) gradients[i].Write(CaseTensor.Read(gradient, context.Precision));
            var kind = state.BeginStep();
            if (!programs.TryGetValue(kind, out var run))
                programs.Add(kind, run = context.Compile(new([], state.Updates([.. gradients.Select(gradient => gradient.Value)], kind))));
            run();
            Compare(context, "weight", weights, "weights", step);
            if (test["averages"] is not null) Compare(context, "average", state.Averages, "averages", step);
        }
    }

    private static void Compare(CaseContext context, string what, IReadOnlyList<Variable> actual, string field, int step)
    {
        foreach (var (i, expected) in context.Case.Needed(field)[step].EnumerateArray().Index())
            context.Check.Near($"{what} {i} after step {step + 1}", actual[i].Read(), expected);
    }
}
