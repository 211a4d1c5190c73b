using System.Text.Json;
using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "clip": limits for gradients, and their norms before.</summary>
internal static class ClipCases
{
    public static void Run(Case test, DType precision, Check check, Func<GraphProgram, Func<IReadOnlyList<TensorData>>> compile)
    {
        Tensor[] gradients = [.. test.List("gradients").Select((gradient, i) => new Variable($"gradient/{i}", CaseTensor.Read(gradient, precision)).Value)];
        var clipped = compile(new(Clipped(test.Needed("config"), gradients)))();
        var norms = compile(new([.. gradients.Select(Clipping.Norm), Clipping.GlobalNorm(gradients)]))();
        foreach (var (i, expected) in test.List("clipped").Index()) check.Near($"clipped gradient {i}", clipped[i], expected);
        foreach (var (i, expected) in test.List("norms").Index()) check.Near($"norm {i}", norms[i], expected);
        check.Near("global norm", norms[^1], test.Needed("global_norm"));
    }

    private static IReadOnlyList<Tensor> Clipped(JsonElement config, Tensor[] gradients)
    {
        var limit = config.EnumerateObject().Single();
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
