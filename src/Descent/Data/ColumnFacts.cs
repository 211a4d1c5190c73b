namespace Descent.Data;

/// <summary>What can be counted in the cells of one column.</summary>
internal sealed record ColumnFacts
{
    private readonly Table _table;
    private readonly int _column;

    private ColumnFacts(Table table, int column) => (_table, _column) = (table, column);

    /// <summary>The cells that have a value, and those that have none.</summary>
    public required int Present { get; init; }

    /// <inheritdoc cref="Present"/>
    public required int Missing { get; init; }

    /// <summary>How often each value occurs (numbers written in different ways are one value), in order of first appearance. Counted when it is asked for, which of numbers it mostly is not.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Values => field ??= Count(_table, _column, AllNumbers);

    /// <summary>The cells that are numbers, and how many different numbers they are.</summary>
    public required int NumberCount { get; init; }

    /// <inheritdoc cref="NumberCount"/>
    public required int DistinctNumbers { get; init; }

    /// <summary>Whether all numbers are whole, and their bounds.</summary>
    public required bool NumbersAreIntegers { get; init; }

    /// <inheritdoc cref="NumbersAreIntegers"/>
    public required double Least { get; init; }

    /// <inheritdoc cref="NumbersAreIntegers"/>
    public required double Greatest { get; init; }

    /// <summary>Whether each number is the one above it plus one.</summary>
    public required bool CountsUp { get; init; }

    /// <summary>Whether a number begins with a zero that says nothing.</summary>
    public required bool LeadingZeros { get; init; }

    /// <summary>Whether a whole number is too long to be told from its neighbours.</summary>
    public required bool LongIntegers { get; init; }

    /// <summary>The first row that holds text; -1 where none does.</summary>
    public required int FirstText { get; init; }

    /// <summary>The number of different values.</summary>
    public int Distinct => AllNumbers && Math.Max(-Least, Greatest) <= Numbers.LargestExactInteger ? DistinctNumbers : Values.Count;

    /// <summary>Whether there are values, and all are numbers.</summary>
    public bool AllNumbers => Present > 0 && NumberCount == Present;

    public static ColumnFacts Of(Table table, int column)
    {
        var distinctNumbers = new HashSet<double>();
        var (present, numbers, integers, countsUp, firstText, leadingZeros, longIntegers) = (0, 0, true, true, -1, false, false);
        var (least, greatest, previous) = (double.PositiveInfinity, double.NegativeInfinity, double.NaN);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (table[row, column] is not { } cell) continue;
            present++;
            if (Numbers.TryParse(cell, out var number))
            {
                numbers++;
                distinctNumbers.Add(number);
                leadingZeros |= Numbers.HasLeadingZero(cell);
                longIntegers |= Numbers.IsLongInteger(cell, number);
                integers &= double.IsInteger(number);
                countsUp &= double.IsNaN(previous) || number == previous + 1;
                (least, greatest, previous) = (Math.Min(least, number), Math.Max(greatest, number), number);
            }
            else if (firstText < 0) firstText = row;
        }
        return new(table, column)
        {
            Present = present, Missing = table.RowCount - present, NumberCount = numbers, DistinctNumbers = distinctNumbers.Count,
            NumbersAreIntegers = integers, Least = least, Greatest = greatest, CountsUp = countsUp, FirstText = firstText, LeadingZeros = leadingZeros, LongIntegers = longIntegers,
        };
    }

    private static KeyValuePair<string, int>[] Count(Table table, int column, bool areNumbers)
    {
        var counts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
            if (table[row, column] is { } cell) counts[cell] = counts.GetValueOrDefault(cell) + 1;
        return Merged(counts, areNumbers);
    }

    /// <summary>One count for all ways to write a number, where all are numbers, or a truth, where all are truths.</summary>
    private static KeyValuePair<string, int>[] Merged(OrderedDictionary<string, int> counts, bool areNumbers)
    {
        if (areNumbers) return [.. counts.GroupBy(value => Numbers.Canonical(value.Key)).Select(group => KeyValuePair.Create(group.Key, group.Sum(value => value.Value)))];
        return counts.Keys.All(value => bool.TryParse(value, out _))
            ? [.. counts.GroupBy(value => bool.Parse(value.Key)).Select(group => KeyValuePair.Create(group.First().Key, group.Sum(value => value.Value)))] : [.. counts];
    }
}
