using System.Text.Json;
using Descent.Conformance;
using Descent.Graph;

namespace Descent.Tests.Reference;

/// <summary>Runs the reference cases of a file on the naive evaluator, so that a formula is judged apart from kernels and compiler.</summary>
internal static class ReferenceCases
{
    /// <summary>The names of a file's cases.</summary>
    public static TheoryData<string> Names(string file) => [.. All(file).Select(test => test.Name)];

    /// <summary>Runs one case in every precision that it states.</summary>
    public static void Verify(string file, string name, Action<CaseContext> run)
    {
        var test = All(file).Single(candidate => candidate.Name == name);
        foreach (var precision in new[] { DType.Float64, DType.Float32 }.Where(test.States))
        {
            var check = new Check(test.Tolerance(precision));
            run(new(test, precision, check, program => feeds => ReferenceEvaluator.Run(program, [.. feeds])));
            Assert.True(check.Failure is null, $"{name} in {precision}: {check.Failure}");
        }
    }

    private static Case[] All(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", file)));
        return [.. document.RootElement.EnumerateArray().Select(json => new Case(json.Clone()))];
    }
}
