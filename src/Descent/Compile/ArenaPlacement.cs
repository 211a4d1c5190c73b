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
    public readonly record struct Buffer(long Bytes, int First, int Last)
    {
        public bool Meets(Buffer other) => First <= other.Last && other.First <= Last;
    }

    /// <summary>The buffers' offsets, and the arena's length.</summary>
    public static (long[] Offsets, long Length) Of(IReadOnlyList<Buffer> buffers)
    {
        var live = LiveBytes(buffers);
        var bound = live.Max();
        var best = (Offsets: Array.Empty<long>(), Length: long.MaxValue);
        foreach (var order in Orders(buffers, live).Select(order => order.ToList()))
            for (var round = Math.Min(MostRounds, Work / (buffers.Count + 1)); round >= 0; round--)
            {
                var placed = Place(buffers, order);
                if (placed.Length < best.Length) best = placed;
                if (best.Length <= bound + (bound * Enough)) return best;
                MoveForward(order, order.MaxBy(buffer => placed.Offsets[buffer] + buffers[buffer].Bytes));
            }
        return best;
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
        var live = new long[buffers.Select(buffer => buffer.Last).DefaultIfEmpty().Max() + 2];
        foreach (var buffer in buffers)
        {
            live[buffer.First] += buffer.Bytes;
            live[buffer.Last + 1] -= buffer.Bytes;
        }
        for (var i = 1; i < live.Length; i++) live[i] += live[i - 1];
        return live;
    }

    private static IEnumerable<IEnumerable<int>> Orders(IReadOnlyList<Buffer> buffers, long[] live)
    {
        var all = Enumerable.Range(0, buffers.Count);
        yield return all.OrderByDescending(i => buffers[i].Bytes);
        yield return all.OrderByDescending(i => live[buffers[i].First..(buffers[i].Last + 1)].Max()).ThenByDescending(i => buffers[i].Bytes);
        yield return all.OrderByDescending(i => buffers[i].Bytes * (buffers[i].Last - buffers[i].First + 1.0));
        yield return all.OrderBy(i => buffers[i].First).ThenByDescending(i => buffers[i].Last);
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
