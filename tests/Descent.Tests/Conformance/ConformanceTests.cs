using Descent.Conformance;
using Descent.Tests.Reference;

namespace Descent.Tests.Conformance;

/// <summary>The reference cases pass, through the same code as the console program.</summary>
public class ConformanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("schedules.json", 0)]
    [InlineData("initializers.json", 1)]        // the bias of LSTM
    public void CasesPass(string file, int unsupported)
    {
        var report = new StringWriter();
        var counts = ConformanceRunner.Run(Path.Combine(AppContext.BaseDirectory, "cases"), [file], report);
        output.WriteLine(report.ToString());
        Assert.True(counts.Failed == unsupported, report.ToString());
        Assert.True(counts.Passed > 0);
    }

    [Theory]
    [InlineData("metrics.json", 6 + 2)]         // the three that wrap a loss
    public void CasesPassInTheReferenceEvaluator(string file, int unsupported)
    {
        var report = new StringWriter();
        var counts = ConformanceRunner.Run(Path.Combine(AppContext.BaseDirectory, "cases"), [file], report,
            (program, feeds) => ReferenceEvaluator.Run(program, [.. feeds]));
        output.WriteLine(report.ToString());
        Assert.True(counts.Failed == unsupported, report.ToString());
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
