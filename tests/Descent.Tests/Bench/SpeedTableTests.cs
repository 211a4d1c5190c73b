using Descent.Bench;

namespace Descent.Tests.Bench;

public class SpeedTableTests
{
    [Fact]
    public void ReadmesTableIsThatOfTheRecordedResults()
    {
        var results = SpeedTable.Results();
        Assert.SkipWhen(results.Count == 0, "No results are recorded in bench/results yet.");
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.Equal(SpeedTable.Insert(readme, SpeedTable.Write(results)), readme);
    }

    [Fact]
    public void TheTableHasTheMedianOfSeveralRunsForEachNumberOfThreads()
    {
        var table = SpeedTable.Write([Run("W1", 1, 2, 200), Run("W1", 1, 4, 480), Run("W1", 1, 3, 330), Run("W1", 2, 2.5, 225, 90, 140), Run("W8", 2, 40, 280, 95, 160)]);
        Assert.Equal("""

            A processor; PyTorch 1.13:

            | microseconds a step | Descent, 1 thread | PyTorch | ratio | Descent, 2 threads | PyTorch | ratio |
            |---|---|---|---|---|---|---|
            | W1: 29-16-1, batch 32, Adam | 3.00 | 330 | **110** | 2.50 | 225 | **90.0** |
            | W8: 2-10-10-1 tanh, full batch of 1000, SGD | | | | 40.0 | 280 | **7.00** |

            Measured peak 240 and 240 GFLOP/s; from core to core and back 90 to 160 ns.

            """.ReplaceLineEndings("\n"), table);
    }

    [Fact]
    public void TheTableGoesBetweenItsMarksInReadmeAndNowhereElse()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var written = SpeedTable.Insert(readme, "a table\n");
        Assert.Contains("\na table\n<!-- /speed -->", written, StringComparison.Ordinal);
        Assert.Equal(written, SpeedTable.Insert(written, "a table\n"));
        Assert.Contains("<!-- /speed -->", Assert.Throws<InvalidOperationException>(() => SpeedTable.Insert("no marks", "a table")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AResultIsTheSameAfterItWasWrittenAndRead()
    {
        var result = Run("W5", 2, 10, 17, 90, 140);
        Assert.Equal(result.ToJson(), Comparison.FromJson(result.ToJson()).ToJson());
    }

    private static Comparison Run(string workload, int threads, double own, double other, params double[] coreToCore) =>
        new(workload, threads, own, other, other / own, other / own, other / own, 100, 240, 0, 50, 250, coreToCore, "A processor", "1.13");
}
