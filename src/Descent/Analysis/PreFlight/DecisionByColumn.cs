namespace Descent.Analysis.PreFlight;

/// <summary>How well one column alone tells the target.</summary>
internal static class DecisionByColumn
{
    /// <summary>
    /// Rows whose class is that of most <em>other</em> rows of the same value. The row itself does not count, so that an identifier, another value in every row, tells
    /// nothing. A missing value is a value.
    /// </summary>
    public static int Values(CheckedColumn column, int[] labels, int[] rows, int classes)
    {
        var right = 0;
        foreach (var group in rows.GroupBy(row => column.Value(row) ?? "", StringComparer.Ordinal))
        {
            var counts = Count(group, labels, classes);
            var most = counts.Max();
            var isTie = counts.Count(count => count == most) > 1;
            for (var label = 0; label < classes; label++)
            {
                var others = counts.Where((_, other) => other != label).DefaultIfEmpty().Max();
                if (counts[label] > 1 && counts[label] - 1 >= others && !isTie) right += counts[label];
            }
        }
        return right;
    }

    /// <summary>The most rows that can be told by cutting the numbers into as many ranges as there are classes, each for one class (dynamic programming over the sorted values). Missing ones are a range of their own.</summary>
    public static int Ranges(CheckedColumn column, int[] labels, int[] rows, int classes)
    {
        int[] present = [.. rows.Where(row => !double.IsNaN(column.Number(row)))];
        var right = present.Length == rows.Length ? 0 : Count(rows.Except(present), labels, classes).Max();
        // best[s][c]: the most so far with s + 1 ranges, the last of them for class c.
        var best = new int[classes][];
        for (var s = 0; s < classes; s++) best[s] = new int[classes];
        foreach (var group in present.GroupBy(column.Number).OrderBy(group => group.Key))
        {
            var counts = Count(group, labels, classes);
            for (var s = classes - 1; s >= 0; s--)
            {
                var before = s == 0 ? 0 : best[s - 1].Max();
                for (var c = 0; c < classes; c++) best[s][c] = Math.Max(best[s][c], before) + counts[c];
            }
        }
        return right + best[^1].Max();
    }

    /// <summary>The share of a number's variance that a category explains: 1 - Σ(y - mean of the other rows of the value)² / Σ(y - mean)². A value of one row has the mean of all.</summary>
    public static double Determination(CheckedColumn column, CheckedColumn target, int[] rows)
    {
        var mean = rows.Average(target.Number);
        double all = 0, left = 0;
        foreach (var group in rows.GroupBy(row => column.Value(row) ?? "", StringComparer.Ordinal))
        {
            var sum = group.Sum(target.Number);
            var count = group.Count();
            foreach (var row in group)
            {
                var y = target.Number(row);
                var told = count > 1 ? (sum - y) / (count - 1) : mean;
                (all, left) = (all + (y - mean) * (y - mean), left + (y - told) * (y - told));
            }
        }
        return all > 0 ? 1 - left / all : 0;
    }

    private static int[] Count(IEnumerable<int> rows, int[] labels, int classes)
    {
        var counts = new int[classes];
        foreach (var row in rows) counts[labels[row]]++;
        return counts;
    }
}
