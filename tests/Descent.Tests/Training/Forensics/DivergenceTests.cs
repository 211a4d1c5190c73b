using System.Collections;
using Descent.Training.Forensics;

namespace Descent.Tests.Training.Forensics;

/// <summary>When a loss counts as diverging, and what it costs to look.</summary>
public class DivergenceTests
{
    [Theory]
    [InlineData(new[] { 1.0, 0.5, 0.4, 0.6, 1.1 }, 0)]
    [InlineData(new[] { 1.0, 0.5, 1.6, 9.0 }, 3)]
    [InlineData(new[] { 1.0, 2.0, 2.9, 3.1 }, 4)]
    [InlineData(new[] { -1.0, -3.0, -2.0, 4.0 }, 4)]
    [InlineData(new[] { 250.0, 900.0 }, 1)]
    [InlineData(new[] { 1.0, double.NaN, 0.5, 9.0 }, 4)]
    public void It_is_told_once_after_the_epoch(double[] losses, int epoch)
    {
        var divergence = new Divergence();
        var told = Enumerable.Range(1, losses.Length).Where(epochs => divergence.Warning(losses[..epochs], atStart: 1, rows: 8) is not null).ToArray();
        Assert.Equal(epoch == 0 ? [] : [epoch], told);
        Assert.Null(new Divergence().Warning(epoch == losses.Length ? losses[..^1] : losses, atStart: 1, rows: 8));      // what was told before a resume is not told again
    }

    [Fact]
    public void Each_epoch_is_looked_at_once()
    {
        var losses = new Counted();
        var divergence = new Divergence();
        for (losses.Count = 1; losses.Count <= 1000; losses.Count++) divergence.Warning(losses, atStart: 1, rows: 8);
        Assert.InRange(losses.Looks, 1000, 3000);
    }

    private sealed class Counted : IReadOnlyList<double>
    {
        public int Looks { get; private set; }

        public int Count { get; set; }

        public double this[int index]
        {
            get
            {
                Looks++;
                return 1.0 / (index + 1);
            }
        }

        public IEnumerator<double> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
