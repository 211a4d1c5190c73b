using Descent.Conformance;
using Descent.Tests.Reference;

namespace Descent.Tests.Conformance;

/// <summary>The reference cases pass, through the same code as the console program.</summary>
public class ConformanceTests(ITestOutputHelper output)
{
    /// <summary>The files, each with the cases that are known to fail.</summary>
    public static TheoryData<string, string[]> Files => new()
    {
        { "activations.json", [] },
        { "clip.json", [] },
        { "gd.json", [] },
        { "constraints.json", [] },
        { "initializers.json", [] },
        { "layers-activation.json", [] },
        { "layers-attention.json", [] },
        { "layers-conv1d.json", [] },
        { "layers-conv2d.json", [] },
        { "layers-conv2dtranspose.json", [] },
        { "layers-dense.json", [] },
        { "layers-depthwise-separable.json", [] },
        { "layers-dropout.json", [] },
        { "layers-embedding.json", [] },
        { "layers-merging.json", [] },
        { "layers-normalization.json", [] },
        { "layers-recurrent.json", [] },
        { "layers-pooling.json", [] },
        { "layers-reshaping.json", [] },
        { "losses.json", [] },
        { "losses-stability.json", [] },
        { "metrics.json", [] },
        { "optimizers.json", [] },
        { "optimizers-muon.json", [] },
        { "regularizers.json", [] },
        { "schedules.json", [] },
        { "training.json", [] },
    };

    [Theory, MemberData(nameof(Files))]
    public void CasesPass(string file, string[] known) => AssertPass(file, known, null);

    [Theory]
    [InlineData("clip.json")]
    [InlineData("layers-attention.json")]
    [InlineData("layers-conv1d.json")]
    [InlineData("layers-conv2d.json")]
    [InlineData("layers-conv2dtranspose.json")]
    [InlineData("layers-dense.json")]
    [InlineData("layers-depthwise-separable.json")]
    [InlineData("layers-embedding.json")]
    [InlineData("layers-merging.json")]
    [InlineData("layers-normalization.json")]
    [InlineData("layers-recurrent.json")]
    [InlineData("layers-pooling.json")]
    [InlineData("layers-reshaping.json")]
    [InlineData("losses.json")]
    [InlineData("metrics.json")]
    [InlineData("optimizers.json")]
    public void CasesPassInTheReferenceEvaluator(string file) =>
        AssertPass(file, Files.Single(row => row.Data.Item1 == file).Data.Item2, program => feeds => ReferenceEvaluator.Run(program, [.. feeds]));

    private void AssertPass(string file, string[] known, CompileProgram? compile)
    {
        var report = new StringWriter();
        var counts = ConformanceRunner.Run(Path.Combine(AppContext.BaseDirectory, "cases"), [file], report, compile);
        output.WriteLine(report.ToString());
        var failed = report.ToString().Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(':')[0]);
        Assert.Equal(known.Order(), failed.Order());
        Assert.True(counts.Passed > 0);
    }

    [Fact]
    public void AWrongResultFailsWithItsLargestError()
    {
        var folder = Directory.CreateTempSubdirectory("descent-cases");
        try
        {
            const string Settings = """ "kind":"schedule","class_name":"ConstantRate","config":{"learning_rate":0.5},"tolerance":{"float64":{"rtol":1e-9,"atol":0},"float32":null} """;
            File.WriteAllText(Path.Combine(folder.FullName, "a.json"), $$"""
                [{"name":"good",{{Settings}},"steps":[0],"rates":[0.5]},
                 {"name":"bad",{{Settings}},"steps":[0,1],"rates":[0.5,0.25]},
                 {"name":"odd","kind":"seance","tolerance":{"float64":{"rtol":1e-9,"atol":0} } },
                 {"name":"silent","kind":"schedule","tolerance":{"float64":null,"float32":null} }]
                """);
            var report = new StringWriter();
            Assert.Equal(new Counts(1, 2, 1), ConformanceRunner.Run(folder.FullName, null, report));
            var lines = report.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
            Assert.Equal("a.json 1/3", lines[0]);
            Assert.Equal("  bad: Float64: rate at step 1 largest error 2.500E-001 (allowed 2.500E-010): 0.5 instead of 0.25", lines[1]);
            Assert.StartsWith("  odd: Float64: NotSupportedException", lines[2], StringComparison.Ordinal);
            Assert.Equal("1 passed, 2 failed, 1 skipped", lines[^1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
