using Descent.Data;

namespace Descent.Tests.Data;

public sealed class MinibatchTests : DataTests
{
    [Theory]
    [InlineData(10, 3, false, 4)]
    [InlineData(10, 3, true, 3)]
    [InlineData(10, 5, false, 2)]
    [InlineData(10, 1, false, 10)]
    [InlineData(10, 99, false, 1)]
    [InlineData(1, 1, true, 1)]
    public void An_epoch_visits_each_row_once(int rows, int batchSize, bool dropLast, int batches)
    {
        var minibatches = new Minibatches(rows, batchSize, 1, dropLast: dropLast);
        Assert.Equal(batches, minibatches.Count);
        var visited = new List<int>();
        for (var i = 0; i < minibatches.Count; i++) visited.AddRange(minibatches[i]);
        Assert.Equal(visited.Count, visited.Distinct().Count());
        Assert.Equal(dropLast ? rows / batchSize * batchSize : rows, visited.Count);
        Assert.All(visited, row => Assert.InRange(row, 0, rows - 1));
    }

    [Fact]
    public void The_order_depends_on_seed_and_epoch_alone()
    {
        var first = new Minibatches(100, 100, 5);
        var epoch0 = first[0].ToArray();
        first.StartEpoch(3);
        var epoch3 = first[0].ToArray();
        var second = new Minibatches(100, 7, 5);
        second.StartEpoch(9);
        second.StartEpoch(3);
        Assert.Equal(epoch3[..7], second[0].ToArray());
        Assert.NotEqual(epoch0, epoch3);
        Assert.Equal(Rows(100), epoch3.Order());
        Assert.NotEqual(epoch0, new Minibatches(100, 100, 6)[0].ToArray());
    }

    [Fact]
    public void Without_shuffle_rows_come_in_order() => Assert.Equal([2, 3], new Minibatches(4, 2, 1, shuffle: false)[1].ToArray());

    [Fact]
    public void Taking_batches_allocates_nothing()
    {
        var minibatches = new Minibatches(1000, 32, 1);
        long sum = minibatches[0][0], before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < minibatches.Count; i++) sum += minibatches[i][0];
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(10, 0, false)]
    [InlineData(10, -3, false)]
    [InlineData(10, 11, true)]
    public void Sizes_without_sense_are_refused_with_the_value(int rows, int batchSize, bool dropLast) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Minibatches(rows, batchSize, 0, dropLast: dropLast));

    [Fact]
    public void A_batch_that_does_not_exist_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Minibatches(10, 5, 0)[2].Length);
}
