using Descent.Assessments;
using Descent.Graph;

namespace Descent.Tests.Assessments;

/// <summary>A 95% interval holds the true score in 95 of 100 repetitions: with rows drawn anew each time, nearly that often.</summary>
public class IntervalCoverageTests
{
    private const int Many = 200_000;

    private static readonly string[] Two = ["no", "yes"], Three = ["a", "b", "c"];

    [Theory]
    [InlineData(2, 120)]
    [InlineData(3, 120)]
    public void Of_classes(int classes, int rows)
    {
        Covers(Assess(Many, 1).Scores, 500, seed => Assess(rows, seed).Scores);

        Assessment Assess(int rows, long seed)
        {
            var (labels, probabilities) = classes == 2 ? Simulated.Classes(rows, seed) : Simulated.ThreeClasses(rows, seed);
            return Assessment.OfClasses(classes == 2 ? Two : Three, labels, probabilities);
        }
    }

    [Theory]
    [InlineData(30, 1000)]
    [InlineData(120, 1000)]
    [InlineData(5_000, 300)]
    public void Of_numbers(int rows, int repetitions) => Covers([new("RMSE", 1), new("MAE", Math.Sqrt(2 / Math.PI)), new("R2", 0.75)], repetitions, seed =>
    {
        var (targets, predictions) = Simulated.Numbers(rows, seed);
        var scores = Assessment.OfNumbers(targets, predictions).Scores;
        return scores;
    });

    /// <summary>One that is really better by a known difference, against one that has the same errors and more.</summary>
    [Theory, InlineData(30), InlineData(60), InlineData(150)]
    public void Of_differences_of_numbers(int rows) => Covers([new("RMSE", Math.Sqrt(2) - 1)], 1000, seed =>
    {
        var (targets, first, second) = Pair(rows, seed);
        var difference = PairedComparison.OfNumbers(targets, first, second).Differences[0];
        return [new(difference.Score, difference.Better, difference.Low, difference.High)];
    });

    [Fact]
    public void Of_differences_of_classes()
    {
        var truth = Compare(Many, 1);
        Covers([.. truth.Select(one => new Score(one.Score, one.Better))], 500, seed => [.. Compare(120, seed).Select(one => new Score(one.Score, one.Better, one.Low, one.High))]);

        static IReadOnlyList<PairedDifference> Compare(int rows, long seed)
        {
            var (labels, first) = Simulated.Classes(rows, seed);
            var stream = new RandomStream(seed, "second");
            var second = first.ToDoubles().Select(p => 1 / (1 + (1 - p) / p * Math.Exp(stream.NextNormal()))).ToArray();
            return PairedComparison.OfClasses(Two, labels, first, TensorData.From(second)).Differences;
        }
    }

    private static (TensorData Truth, TensorData First, TensorData Second) Pair(int rows, long seed)
    {
        var (targets, first) = Simulated.Numbers(rows, seed);
        var stream = new RandomStream(seed, "second");
        return (targets, first, TensorData.From([.. first.ToDoubles().Select(one => one + stream.NextNormal())]));
    }

    private static void Covers(IReadOnlyList<Score> truth, int repetitions, Func<long, IReadOnlyList<Score>> measure)
    {
        var held = new int[truth.Count];
        for (var seed = 0; seed < repetitions; seed++)
        {
            var scores = measure(1000 + seed);
            for (var i = 0; i < held.Length; i++)
            {
                Assert.Equal(truth[i].Name, scores[i].Name);
                if (scores[i].Low <= truth[i].Value && truth[i].Value <= scores[i].High) held[i]++;
            }
        }
        var shares = held.Select((count, i) => (truth[i].Name, Share: (double)count / repetitions)).ToArray();
        Assert.True(Array.TrueForAll(shares, one => one.Share is >= 0.93 and <= 0.97), "The intervals hold the truth in " + string.Join(", ", shares.Select(one => $"{one.Share:P1} for {one.Name}")));
    }
}
