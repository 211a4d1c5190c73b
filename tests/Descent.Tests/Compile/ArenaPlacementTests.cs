using Descent.Compile;
using Descent.Graph;
using Buffer = Descent.Compile.ArenaPlacement.Buffer;

namespace Descent.Tests.Compile;

public class ArenaPlacementTests
{
    [Theory, MemberData(nameof(Seeds))]
    public void Buffers_that_live_at_once_do_not_overlap(int seed)
    {
        var random = new RandomStream(seed, "buffers");
        var buffers = Enumerable.Range(0, 1 + random.NextInt(40)).Select(_ =>
        {
            var first = random.NextInt(30);
            return new Buffer(64 * (1 + random.NextInt(20)), first, first + random.NextInt(10));
        }).ToArray();
        var (offsets, length) = ArenaPlacement.Of(buffers);
        for (var i = 0; i < buffers.Length; i++)
        {
            Assert.InRange(offsets[i], 0, length - buffers[i].Bytes);
            for (var j = 0; j < i; j++)
                if (buffers[i].Meets(buffers[j])) Assert.True(offsets[i] + buffers[i].Bytes <= offsets[j] || offsets[j] + buffers[j].Bytes <= offsets[i], $"{buffers[i]} at {offsets[i]} overlaps {buffers[j]} at {offsets[j]}");
        }
        Assert.InRange(length, LargestLive(buffers), LargestLive(buffers) * 1.25);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 50)];

    /// <summary>The largest first leaves a hole under a buffer and needs 7, where no more than 6 live at once.</summary>
    [Fact]
    public void Where_the_largest_first_needs_more_another_order_is_taken()
    {
        Buffer[] buffers = [new(4, 5, 8), new(3, 1, 1), new(2, 1, 4), new(2, 3, 6)];
        Assert.Equal(LargestLive(buffers), ArenaPlacement.Of(buffers).Length);
    }

    [Fact]
    public void Nothing_needs_nothing() => Assert.Equal(0, ArenaPlacement.Of([]).Length);

    private static long LargestLive(Buffer[] buffers) => Enumerable.Range(0, 50).Max(step => buffers.Where(buffer => buffer.First <= step && step <= buffer.Last).Sum(buffer => buffer.Bytes));
}
