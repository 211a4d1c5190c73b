using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "clip": limits for gradients, and their norms before.</summary>
internal static class ClipCases
{
    public static void Run(CaseContext context)
    {
        var (test, check) = (context.Case, context.Check);
        Tensor[] gradients = [.. test.List("gradients").Select(gradient => CaseContext.Constant(CaseTensor.Read(gradient, context.Precision)))];
        var results = context.Evaluate([.. Clipped(test, gradients), .. gradients.Select(Clipping.Norm), Clipping.GlobalNorm(gradients)]);
        foreach (var (i, expected) in test.List("clipped").Index()) check.Near($"clipped gradient {i}", results[i], expected);
        foreach (var (i, expected) in test.List("norms").Index()) check.Near($"norm {i}", results[gradients.Length + i], expected);
        check.Near("global norm", results[^1], test.Needed("global_norm"));
    }

    private static IReadOnlyList<Tensor> Clipped(Case test, Tensor[] gradients)
    {
        var limit = test.Needed("config").EnumerateObject().Single();
        var value = limit.Value.GetDouble();
        return limit.Name switch
        {
            "clipvalue" => [.. gradients.Select(gradient => Clipping.ByValue(gradient, value))],
            "clipnorm" => [.. gradients.Select(gradient => Clipping.ByNorm(gradient, value))],
            "global_clipnorm" => Clipping.ByGlobalNorm(gradients, value),
            var name => throw new InvalidDataException($"The case clips by \"{name}\"."),
        };
    }
}
