using Descent.Graph;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Conformance;

/// <summary>Cases of the kind "gd": the path of a function's minimisation.</summary>
internal static class GdCases
{
    public static void Run(CaseContext context)
    {
        var iterates = context.Tensor("iterates");
        var minimizer = new Minimizer(CaseItem.Read<Optimizer>(context.Case.Needed("optimizer"))) { Steps = iterates.Rows - 1, DType = context.Precision };
        var path = minimizer.Run(Function(context.Case.Text("function")), context.Tensor("initial")).Path;
        context.Check.That(path.Count == iterates.Rows, $"the path has {path.Count} rows instead of {iterates.Rows}");
        foreach (var (step, value) in context.Case.Needed("values").EnumerateArray().Index())
        {
            context.Check.Near($"value at step {step}", path[step].Value, value.GetDouble());
            context.Check.Near($"point at step {step}", path[step].Point, CaseTensor.Read(context.Case.Needed("iterates"), DType.Float64).TakeRows([step]).Reshape(path[step].Point.Shape));
        }
    }

    private static Func<Tensor, Tensor> Function(string name) => name switch
    {
        "quartic" => w => (w.Power(4) + w.Square() + 10 * w).Sum() / 50,
        "paraboloid" => w => w.Square().Sum() + 2,
        "rosenbrock" => w => ((1 - w.SliceAxis(0, 0, 1)).Square() + 100 * (w.SliceAxis(0, 1, 1) - w.SliceAxis(0, 0, 1).Square()).Square()).Sum(),
        _ => throw new InvalidDataException($"The case minimises the unknown function \"{name}\"."),
    };
}
