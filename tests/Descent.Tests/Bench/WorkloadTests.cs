using Descent.Bench;
using Descent.Bench.Workloads;
using Descent.Graph;

namespace Descent.Tests.Bench;

public class WorkloadTests
{
    [Fact]
    public void BothSidesComputeTheSameAndAreTimedInTurn()
    {
        var missing = PyTorchPeer.WhyMissing();
        Assert.SkipWhen(missing is not null, missing ?? "");
        var workload = Workload.Named("W1");
        var reference = PyTorchRun.Of(workload);
        SameNumbers.Check(workload, reference);
        var comparison = Comparison.Run(workload, reference, threads: 1, pairs: 1);
        Assert.True(comparison.DescentUs > 0 && comparison.PytorchUs > 0 && comparison.Ratio == comparison.RatioMin, comparison.ToString());
        Assert.InRange(comparison.DescentMib, 1, 1000);

        reference.Weights["layers.0/kernel"].Span<float>()[3] += 0.01f;
        var failure = Assert.Throws<InvalidOperationException>(() => SameNumbers.Check(workload, reference));
        Assert.Contains("do not compute the same", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APermutationMovesTheAxes()
    {
        var data = TensorData.From([.. Enumerable.Range(0, 24).Select(i => (float)i)], [2, 3, 4]);
        var moved = data.Permute(2, 0, 1);
        Assert.Equal("[4, 2, 3]", moved.Shape.ToString());
        for (var i = 0; i < 24; i++) Assert.Equal(data[i], moved[(i % 4 * 6) + (i / 12 * 3) + (i / 4 % 3)]);
    }
}
