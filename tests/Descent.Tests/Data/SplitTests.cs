using Descent.Data;

namespace Descent.Tests.Data;

public sealed class SplitTests : DataTests
{
    [Theory]
    [InlineData(100, 2, 0.1, 0.2)]
    [InlineData(303, 2, 0.16, 0.2)]
    [InlineData(1797, 10, 0.2, 0.2)]
    [InlineData(17, 5, 0.3, 0.3)]
    [InlineData(50, 3, 0, 0.5)]
    [InlineData(50, 3, 0.5, 0)]
    public void Parts_are_a_partition_in_ascending_order_with_the_shares_of_each_class(int rows, int classes, double validation, double test)
    {
        var labels = Rows(rows).Select(row => row * row % classes).ToArray();
        var split = Split.Stratified(labels, validation, test, 7);
        Assert.Equal(Rows(rows), split.Train.Concat(split.Validation).Concat(split.Test).Order());
        foreach (var part in new[] { split.Train, split.Validation, split.Test }) Assert.Equal(part.Order(), part);
        Assert.Equal((int)Math.Round(rows * test, MidpointRounding.AwayFromZero), split.Test.Length);
        foreach (var label in labels.Distinct())
        {
            var all = labels.Count(other => other == label);
            var tested = split.Test.Count(row => labels[row] == label);
            if (all >= 10) Assert.InRange(tested, all * test - 1.001, all * test + 1.001);
            Assert.Contains(split.Train, row => labels[row] == label);
        }
    }

    [Fact]
    public void A_rare_class_is_in_every_part_and_a_single_row_trains()
    {
        int[] labels = [.. Enumerable.Repeat(0, 94), 1, 1, 1, 2, 3, 3];
        var split = Split.Stratified(labels, 0.1, 0.1, 1);
        foreach (var part in new[] { split.Train, split.Validation, split.Test }) Assert.Contains(part, row => labels[row] == 1);
        Assert.Contains(97, split.Train);
        Assert.Contains(split.Train, row => labels[row] == 3);
        Assert.Contains(split.Test, row => labels[row] == 3);
        Assert.Equal(10, split.Test.Length);
        Assert.Equal(10, split.Validation.Length);
    }

    [Fact]
    public void The_seed_decides()
    {
        int[] labels = new int[100];
        Assert.Equal(Split.Stratified(labels, 0.1, 0.2, 5).Test, Split.Stratified(labels, 0.1, 0.2, 5).Test);
        Assert.NotEqual(Split.Stratified(labels, 0.1, 0.2, 5).Test, Split.Stratified(labels, 0.1, 0.2, 6).Test);
        Assert.Equal(Split.Random(100, 0.1, 0.2, 5).Test, Split.Stratified(labels, 0.1, 0.2, 5).Test);
    }

    [Fact]
    public void Every_row_is_tested_equally_often()
    {
        var counts = new int[20];
        for (var seed = 0; seed < 2000; seed++)
            foreach (var row in Split.Random(20, 0, 0.25, seed).Test) counts[row]++;
        Assert.All(counts, count => Assert.InRange(count, 400, 600));
    }

    [Theory]
    [InlineData(-0.1, 0.2)]
    [InlineData(0.1, -0.2)]
    [InlineData(0.5, 0.5)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 0)]
    public void Shares_without_sense_are_refused(double validation, double test) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.Random(10, validation, test, 0));

    [Fact]
    public void Nothing_to_train_on_is_an_error() => Assert.Throws<DataException>(() => Split.Random(0, 0.1, 0.2, 0));

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Folds_test_each_row_once_and_spread_the_classes(int folds)
    {
        var labels = Rows(303).Select(row => row % 11 == 0 ? 2 : row % 2).ToArray();
        var splits = Split.Folds(labels, folds, 3);
        Assert.Equal(Rows(303), splits.SelectMany(split => split.Test).Order());
        foreach (var split in splits)
        {
            Assert.Equal(Rows(303), split.Train.Concat(split.Test).Order());
            Assert.InRange(split.Test.Length, 303 / folds, 303 / folds + 1);
            for (var label = 0; label < 3; label++)
                Assert.InRange(split.Test.Count(row => labels[row] == label), labels.Count(l => l == label) / folds, labels.Count(l => l == label) / folds + 1);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.Folds(labels, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.Folds(labels, 304, 0));
    }
}
