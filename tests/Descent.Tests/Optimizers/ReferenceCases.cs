using System.Text.Json;
using Descent.Conformance;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Optimizers;

/// <summary>The reference cases of optimizers and clipping, evaluated naively: what remains when a compiled run differs is the compiler.</summary>
public class ReferenceCases
{
    private static readonly Func<GraphProgram, Func<IReadOnlyList<TensorData>>> Naive = program => () => ReferenceEvaluator.Run(program);

    [Theory]
    [InlineData("optimizers.json", 56)]
    [InlineData("clip.json", 10)]
    public void PassNaively(string file, int count)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", file)));
        var results = 0;
        foreach (var test in document.RootElement.EnumerateArray().Select(json => new Case(json)))
            foreach (var precision in ((DType[])[DType.Float64, DType.Float32]).Where(test.States))
            {
                var check = new Check(test.Tolerance(precision));
                if (test.Kind == "clip") ClipCases.Run(test, precision, check, Naive);
                else OptimizerCases.Run(test, precision, check, Naive);
                Assert.True(check.Failure is null, $"{test.Name} in {precision}: {check.Failure}");
                results++;
            }
        Assert.Equal(2 * count, results);
    }
}
