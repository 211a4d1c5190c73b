using Descent.Data;
using Descent.Tabular;
using Descent.Tabular.Measuring;
using Descent.Tabular.Results;

namespace Descent.Tests.Tabular.Measuring;

/// <summary>What folds tell of a network and the linear baseline.</summary>
public sealed class FoldConclusionTests
{
    [Theory]
    [InlineData("AUC", true, new[] { 0.95, 0.96, 0.94, 0.95, 0.96 }, new[] { 0.85, 0.87, 0.84, 0.84, 0.86 },
        "The network is better than logistic regression: its AUC is better in 5 of 5 trainings, 0.100 higher in the mean; the 95% interval of the gain, paired by fold, goes from 0.087 to 0.113.")]
    [InlineData("RMSE", false, new[] { 5.0, 6, 4, 5, 5 }, new[] { 4.0, 5, 3, 3.9, 4.1 },
        "Logistic regression is better than the network: the network's RMSE is better in 0 of 5 trainings, 1.000 higher in the mean; the 95% interval of the gain, paired by fold, goes from -1.132 to -0.868.")]
    [InlineData("AUC", true, new[] { 0.9, 0.8, 0.9, 0.8, 0.9 }, new[] { 0.8, 0.9, 0.8, 0.9, 0.9 },
        "The folds cannot tell whether the network is better than logistic regression: its AUC is better in 2 of 5 trainings and the same in 1, 0.000 higher in the mean; the 95% interval of the gain, paired by fold, goes from -0.186 to 0.186.")]
    public void The_differences_in_each_fold_decide(string score, bool higherIsBetter, double[] network, double[] baseline, string expected)
    {
        var (first, second) = (Score(score, higherIsBetter, network), Score(score, higherIsBetter, baseline));
        Assert.Equal(expected, FoldConclusion.Of(first, "logistic regression", second, 5));
    }

    [Fact]
    public void A_fold_without_a_score_does_not_count() =>
        Assert.Equal("The folds cannot tell whether the network is better than ridge regression: too few of them have a score of both.",
            FoldConclusion.Of(new("AUC", 0.9, null, [0.9, null]), "ridge regression", new("AUC", 0.8, 0.1, [0.8, 0.7]), 2));

    [Fact]
    public void A_cross_validation_says_it()
    {
        var folds = AutoTrainer.Train(Datasets.Load("curve"), new() { Epochs = 100, Folds = 4, Seed = 1 }).Folds!;
        Assert.StartsWith("The network is better than ridge regression: its RMSE is better in 4 of 4 trainings, ", folds.Conclusion);
        Assert.Contains(" lower in the mean; the 95% interval of the gain, paired by fold, goes from 0.", folds.Conclusion);
    }

    private static FoldScore Score(string name, bool higherIsBetter, double[] values) => new(name, values.Average(), 0, [.. values], higherIsBetter);
}
