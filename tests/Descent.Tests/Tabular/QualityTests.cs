using Descent.Data;
using Descent.Tabular;

namespace Descent.Tests.Tabular;

/// <summary>What nobody has set anything for is good on real data: the marks that were fixed beforehand, by cross-validation with 5 folds, twice in the long lane.</summary>
public class QualityTests
{
    [Theory]
    [InlineData("heart", "AUC", 0.90)]
    [InlineData("breast-cancer", "AUC", 0.990)]
    [InlineData("wine", "accuracy", 0.96)]
    [InlineData("iris", "accuracy", 0.94)]
    [InlineData("digits", "accuracy", 0.970)]
    public void The_defaults_reach_the_mark(string data, string score, double mark)
    {
        var folds = AutoTrainer.Train(Datasets.Load(data), new() { Folds = 5, Repeats = LongTests.Choose(1, 2) }).Folds!;
        var reached = folds.Network.Single(found => found.Name == score);
        Assert.True(reached.Mean >= mark, $"{data}: {score} {reached.Mean:0.0000} +- {reached.StandardDeviation:0.0000}");
        LongTests.Record($"quality-{data}", folds.Network.Select(found => FormattableString.Invariant($"{found.Name} {found.Mean:0.0000} +- {found.StandardDeviation:0.0000}: {string.Join(' ', found.Values.Select(value => FormattableString.Invariant($"{value:0.0000}")))}")));
    }
}
