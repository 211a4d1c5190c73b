using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class RandomStreamTests
{
    /// <summary>A shuffle draws many numbers at a time: they are those that are drawn one by one, and the stream goes on behind them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(66)]
    [InlineData(1000)]
    public void ShuffleDrawsTheNumbersOfTheStream(int count)
    {
        var items = Enumerable.Range(0, count).ToArray();
        var shuffling = new RandomStream(5, "shuffle/3");
        shuffling.NextBits();
        shuffling.Shuffle<int>(items);

        var expected = Enumerable.Range(0, count).ToArray();
        var plain = new RandomStream(5, "shuffle/3");
        plain.NextBits();
        for (var last = count - 1; last > 0; last--)
        {
            var other = plain.NextInt(last + 1);
            (expected[last], expected[other]) = (expected[other], expected[last]);
        }
        Assert.Equal(expected, items);
        Assert.Equal(plain.NextBits(), shuffling.NextBits());
    }

    [Fact]
    public void BitsAtCountersInARowAreThoseOfTheGenerator()
    {
        foreach (var first in new ulong[] { 0, 7, uint.MaxValue - 3, ulong.MaxValue - 40 })
        {
            var bits = new ulong[45];
            PhiloxStream.Fill(0x0123456789ABCDEF, first, bits);
            for (var i = 0; i < bits.Length; i++)
            {
                var (x, y, _, _) = Philox.Generate(0x0123456789ABCDEF, first + (ulong)i, 0);
                Assert.Equal(((ulong)y << 32) | x, bits[i]);
            }
        }
    }
}
