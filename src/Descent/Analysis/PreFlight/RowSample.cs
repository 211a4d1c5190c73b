using Descent.Graph;

namespace Descent.Analysis.PreFlight;

/// <summary>Some rows of many, for checks that need no more. At random, as rows that lie evenly are of one class where classes take turns; always the same ones.</summary>
internal static class RowSample
{
    /// <summary>Rows 0 .. <paramref name="rows"/> - 1 in ascending order, at most so many.</summary>
    public static int[] Of(int rows, int most)
    {
        int[] all = [.. Enumerable.Range(0, rows)];
        if (rows <= most) return all;
        new RandomStream(seed: 0, "pre-flight").Shuffle<int>(all);
        return [.. all.Take(most).Order()];
    }
}
