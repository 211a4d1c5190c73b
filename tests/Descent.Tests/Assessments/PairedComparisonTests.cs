using Descent.Assessments;
using Descent.Graph;

namespace Descent.Tests.Assessments;

public class PairedComparisonTests
{
    private static readonly string[] Two = ["no", "yes"];

    [Fact]
    public void McNemar_counts_rows_that_only_one_predicts_rightly()
    {
        var comparison = PairedComparison.OfClasses(Two, new[] { 1, 1, 1, 1, 1, 0, 0, 0, 0, 0 }, new[] { 0.9, 0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.9 }, new[] { 0.9, 0.9, 0.4, 0.3, 0.2, 0.1, 0.1, 0.1, 0.8, 0.2 });
        Assert.Equal(("McNemar", 4, 1, 5), (comparison.Test.Name, comparison.Test.FirstBetter, comparison.Test.SecondBetter, comparison.Test.Equal));
        Assert.Equal(2 * (1 + 5) / 32.0, comparison.Test.PValue, 1e-12);
        var accuracy = comparison.Differences[1];
        Assert.Equal((0.9, 0.6), (accuracy.First, accuracy.Second));
        Assert.Equal(0.3, accuracy.Better!.Value, 1e-12);
        // Bonett and Price: (5 - 2) / 12 and sqrt((5 + 2 - 9/12) / 12) / sqrt(12).
        var half = 1.959963984540054 * Math.Sqrt((7 - 9 / 12.0) / 144);
        Assert.Equal((0.25 - half, 0.25 + half), (accuracy.Low!.Value, accuracy.High!.Value), new Near());
        Assert.Equal(["AUC", "accuracy", "log loss", "balanced accuracy", "macro F1"], comparison.Differences.Select(one => one.Score));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 5, 1)]
    [InlineData(0, 6, 0.03125)]
    [InlineData(9, 21, 0.0427739)]
    [InlineData(400, 600, 2.7284e-10)]
    public void The_binomial_test_is_exact(int one, int other, double expected)
    {
        Assert.Equal(1, BinomialTest.PValue(one, other) / expected, 1e-4);
        Assert.Equal(BinomialTest.PValue(other, one), BinomialTest.PValue(one, other));
    }

    [Fact]
    public void The_sign_test_counts_smaller_errors()
    {
        var comparison = PairedComparison.OfNumbers(new double[] { 1, 2, 3, 4 }, new double[] { 1, 2, 3, 6 }, new double[] { 2, 0, 3, 5 });
        Assert.Equal(("sign test", 2, 1, 1, 1.0), (comparison.Test.Name, comparison.Test.FirstBetter, comparison.Test.SecondBetter, comparison.Test.Equal, comparison.Test.PValue));
        Assert.Equal(["RMSE", "MAE", "R2"], comparison.Differences.Select(one => one.Score));
        Assert.Equal(1 - 0.5, comparison.Differences[1].Better!.Value, 1e-12);
        Assert.Null(comparison.Differences[0].Low);
    }

    [Fact]
    public void A_difference_changes_its_sign_with_the_order()
    {
        var (truth, first) = Simulated.Numbers(50, 2);
        var (_, noise) = Simulated.Numbers(50, 3);
        var second = TensorData.From([.. first.ToDoubles().Zip(noise.ToDoubles(), (a, b) => a + b / 10 - 1)]);
        var (one, other) = (PairedComparison.OfNumbers(truth, first, second), PairedComparison.OfNumbers(truth, second, first));
        foreach (var (a, b) in one.Differences.Zip(other.Differences))
        {
            Assert.Equal(a.Better!.Value, -b.Better!.Value, 1e-12);
            Assert.Equal(a.Low!.Value, -b.High!.Value, 1e-6);
        }
        Assert.Equal(one.Test.PValue, other.Test.PValue);
    }

    /// <summary>What both predictions find hard cancels out: the interval of the difference is narrower than that of either score.</summary>
    [Fact]
    public void Pairs_tell_more_than_two_intervals()
    {
        var (truth, first) = Simulated.Classes(300, 2);
        var second = TensorData.From([.. first.ToDoubles().Select((p, row) => Math.Clamp(p + 0.05 * Math.Sin(row), 0.01, 0.99))]);
        var difference = PairedComparison.OfClasses(Two, truth, first, second).Differences[0];
        var alone = Assessment.OfClasses(Two, truth, first).Scores[0];
        Assert.Equal("DeLong", difference.Method);
        Assert.True(difference.High - difference.Low < (alone.High - alone.Low) / 3);
    }

    [Fact]
    public void Equal_predictions_are_not_called_equal_for_certain()
    {
        var (truth, first) = Simulated.Classes(100, 2);
        var comparison = PairedComparison.OfClasses(Two, truth, first, first);
        Assert.All(comparison.Differences, one => Assert.Equal(0, one.Better));
        Assert.True(comparison.Differences[1].Low < 0 && comparison.Differences[1].High > 0);
        Assert.Null(comparison.Differences[0].Low);
        Assert.Equal(1, comparison.Test.PValue);
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-12;

        public int GetHashCode((double, double) obj) => 0;
    }
}
