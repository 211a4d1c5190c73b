using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>Which rows are equal in all inputs.</summary>
internal static class EqualInputs
{
    /// <summary>The group of each row: rows of one group are equal. Columns divide the groups one after another, mostly until each row is alone after a few of them.</summary>
    public static int[] Of(TableSubject subject)
    {
        var groups = new int[subject.Table.RowCount];
        var count = 1;
        foreach (var column in subject.Inputs)
        {
            if (count == groups.Length) break;
            count = column.IsNumber ? Divide(groups, column.Number) : Divide(groups, row => column.Value(row) ?? "");
        }
        return groups;
    }

    private static int Divide<T>(int[] groups, Func<int, T> value)
    {
        var known = new Dictionary<(int, T), int>();
        for (var row = 0; row < groups.Length; row++)
        {
            var key = (groups[row], value(row));
            if (!known.TryGetValue(key, out var group)) known.Add(key, group = known.Count);
            groups[row] = group;
        }
        return known.Count;
    }
}
