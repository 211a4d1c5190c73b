namespace Descent.Compile;

/// <summary>
/// Places buffers in one arena so that none overlaps another that lives at the same time: one after the other, each at the lowest place that is free while
/// it lives. Which order needs least is hard to know, so a few are tried and mended until one needs hardly more than what lives at once.
/// </summary>
/// <remarks>The order by the steps' breadth is from Pisarchyk and Lee, "Efficient Memory Management for Deep Neural Net Inference" (2020).</remarks>
internal static class ArenaPlacement
{
    /// <summary>The part of the bound that more trying is not worth.</summary>
    private const double Enough = 0.005;

    private const int MostRounds = 20;

    /// <summary>So many buffers are placed for one order, in all its rounds.</summary>
    private const int Work = 4000;

    /// <summary>A buffer.</summary>
    /// <param name="Bytes">Its length.</param>
    /// <param name="First">The step that first uses it.</param>
    /// <param name="Last">The step that last uses it.</param>
    public sealed record Buffer(long Bytes, int First, int Last)
    {
        public bool Meets(Buffer other) => First <= other.Last && other.First <= Last;
    }

    /// <summary>The buffers' offsets, and the arena's length.</summary>
    public static (long[] Offsets, long Length) Of(IReadOnlyList<Buffer> buffers)
    {
        var live = LiveBytes(buffers);
        var bound = Most(live, 0, live.Length);
        var best = (Offsets: Array.Empty<long>(), Length: long.MaxValue);
        foreach (var order in Orders(buffers, live))
            for (var round = Math.Min(MostRounds, Work / (buffers.Count + 1)); round >= 0; round--)
            {
                var placed = Place(buffers, order);
                if (placed.Length < best.Length) best = placed;
                if (best.Length <= bound + (bound * Enough)) return best;
                MoveForward(order, Highest(buffers, order, placed.Offsets));
            }
        return best;
    }

    /// <summary>The first in the order of those that end highest.</summary>
    private static int Highest(IReadOnlyList<Buffer> buffers, List<int> order, long[] offsets)
    {
        var highest = order[0];
        foreach (var buffer in order)
            if (offsets[buffer] + buffers[buffer].Bytes > offsets[highest] + buffers[highest].Bytes) highest = buffer;
        return highest;
    }

    /// <summary>The buffer that ended highest is placed earlier, half the way to the first.</summary>
    private static void MoveForward(List<int> order, int buffer)
    {
        var place = order.IndexOf(buffer);
        order.RemoveAt(place);
        order.Insert(place / 2, buffer);
    }

    /// <summary>The bytes that live at each step.</summary>
    private static long[] LiveBytes(IReadOnlyList<Buffer> buffers)
    {
        var last = 0;
        foreach (var buffer in buffers) last = Math.Max(last, buffer.Last);
        var live = new long[last + 2];
        foreach (var buffer in buffers)
        {
            live[buffer.First] += buffer.Bytes;
            live[buffer.Last + 1] -= buffer.Bytes;
        }
        for (var i = 1; i < live.Length; i++) live[i] += live[i - 1];
        return live;
    }

    private static IEnumerable<List<int>> Orders(IReadOnlyList<Buffer> buffers, long[] live)
    {
        yield return Descending(buffers, buffer => buffer.Bytes, _ => 0);
        yield return Descending(buffers, buffer => Most(live, buffer.First, buffer.Last + 1), buffer => buffer.Bytes);
        yield return Descending(buffers, buffer => buffer.Bytes * (buffer.Last - buffer.First + 1L), _ => 0);
        yield return Descending(buffers, buffer => -buffer.First, buffer => buffer.Last);
    }

    /// <summary>The buffers' numbers by two keys, the greatest first, and by number where both are the same.</summary>
    private static List<int> Descending(IReadOnlyList<Buffer> buffers, Func<Buffer, long> key, Func<Buffer, long> second)
    {
        var (keys, seconds) = (new long[buffers.Count], new long[buffers.Count]);
        var order = new List<int>(buffers.Count);
        for (var i = 0; i < buffers.Count; i++)
        {
            (keys[i], seconds[i]) = (key(buffers[i]), second(buffers[i]));
            order.Add(i);
        }
        order.Sort((a, b) => keys[a] != keys[b] ? keys[b].CompareTo(keys[a]) : seconds[a] != seconds[b] ? seconds[b].CompareTo(seconds[a]) : a.CompareTo(b));
        return order;
    }

    private static long Most(long[] live, int start, int end)
    {
        var most = live[start];
        for (var i = start + 1; i < end; i++) most = Math.Max(most, live[i]);
        return most;
    }

    private static (long[] Offsets, long Length) Place(IReadOnlyList<Buffer> buffers, IEnumerable<int> order)
    {
        var offsets = new long[buffers.Count];
        var placed = new List<int>();       // in ascending order of their offsets
        long length = 0;
        foreach (var buffer in order)
        {
            long offset = 0;
            foreach (var other in placed)
            {
                if (!buffers[other].Meets(buffers[buffer])) continue;
                if (offset + buffers[buffer].Bytes <= offsets[other]) break;
                offset = Math.Max(offset, offsets[other] + buffers[other].Bytes);
            }
            offsets[buffer] = offset;
            placed.Insert(placed.FindLastIndex(other => offsets[other] <= offset) + 1, buffer);
            length = Math.Max(length, offset + buffers[buffer].Bytes);
        }
        return (offsets, length);
    }
}
