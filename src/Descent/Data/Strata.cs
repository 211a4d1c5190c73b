using Descent.Graph;

namespace Descent.Data;

/// <summary>The rows of each class, for splits.</summary>
internal static class Strata
{
    /// <summary>The class of each row of a table; 0 for a regression.</summary>
    public static int[] Of(Table table, Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.Task == LearningTask.Regression || schema.Target?.Vocabulary is not { } classes) return new int[table.RowCount];
        return new ClassTarget(schema.Target.Name, classes).Labels(new(table, table.Column(schema.Target.Name)), table.AllRows());
    }

    /// <summary>The rows of each class, shuffled.</summary>
    public static int[][] Shuffled(ReadOnlySpan<int> classes, long seed)
    {
        var rows = new SortedDictionary<int, List<int>>();
        for (var row = 0; row < classes.Length; row++)
        {
            if (!rows.TryGetValue(classes[row], out var stratum)) rows.Add(classes[row], stratum = []);
            stratum.Add(row);
        }
        var stream = new RandomStream(seed, "split");
        var strata = rows.Values.Select(stratum => stratum.ToArray()).ToArray();
        foreach (var stratum in strata) stream.Shuffle<int>(stratum);
        return strata;
    }

    /// <summary>
    /// How many of <paramref name="total"/> rows each stratum gives: in proportion, by largest remainder (the first of equals). Each keeps at least one row; each
    /// of two rows or more gives at least one if the total is large enough.
    /// </summary>
    public static int[] Apportion(int[] sizes, int total)
    {
        var all = sizes.Sum();
        var counts = new int[sizes.Length];
        if (all == 0) return counts;
        var quotas = Array.ConvertAll(sizes, size => (double)size * total / all);
        for (var i = 0; i < sizes.Length; i++) counts[i] = Math.Clamp((int)quotas[i], 0, Math.Max(0, sizes[i] - 1));
        while (counts.Sum() < total && Most(i => counts[i] < sizes[i] - 1 ? quotas[i] - counts[i] : double.NegativeInfinity) is { } next) counts[next]++;
        while (Most(i => counts[i] == 0 && sizes[i] > 1 ? sizes[i] : double.NegativeInfinity) is { } absent
            && total > 0 && Most(i => counts[i] > 1 ? counts[i] - quotas[i] + 0.5 : double.NegativeInfinity) is { } giver)
        {
            counts[giver]--;
            counts[absent]++;
        }
        return counts;

        int? Most(Func<int, double> value)
        {
            var best = Enumerable.Range(0, sizes.Length).MaxBy(value);
            return double.IsNegativeInfinity(value(best)) ? null : best;
        }
    }
}
