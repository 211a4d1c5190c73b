using System.Globalization;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Finds a cell's place in a list of values. Where all values are numbers, any way to write the number will do (<c>1</c>, <c>1.0</c>); a truth
/// is found as <c>true</c>/<c>false</c> in any letter case, and as 1/0 among numbers.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly bool _numeric;

    public Vocabulary(ValueList<string> values)
    {
        _numeric = values.All(value => Numbers.TryParse(value, out _));
        for (var i = 0; i < values.Count; i++) _places.TryAdd(_numeric ? Numbers.Canonical(values[i]) : values[i], i);
    }

    /// <summary>The place of a value, or -1.</summary>
    public int Find(string cell)
    {
        if (_places.TryGetValue(_numeric ? Numbers.Canonical(cell) : cell, out var place)) return place;
        if (!bool.TryParse(cell, out var truth)) return -1;
        if (_numeric) return _places.GetValueOrDefault(truth ? "1" : "0", -1);
        foreach (var (value, at) in _places)
            if (bool.TryParse(value, out var meant) && meant == truth) return at;
        return -1;
    }

    /// <summary>Values in their natural order: numbers by size, texts by code point. Of a truth in several spellings (<c>true</c>, <c>TRUE</c>) the first one stands for all.</summary>
    public static ValueList<string> Sorted(IEnumerable<string> values)
    {
        var distinct = values.Distinct(StringComparer.Ordinal).ToArray();
        if (distinct.All(value => bool.TryParse(value, out _))) return [.. distinct.DistinctBy(bool.Parse).Order(StringComparer.Ordinal)];
        return distinct.All(value => Numbers.TryParse(value, out _))
            ? [.. distinct.Select(Numbers.Canonical).Distinct(StringComparer.Ordinal).OrderBy(Number)]
            : [.. distinct.Order(StringComparer.Ordinal)];
    }

    /// <summary>What values have in common that differ in letter case, spaces at the ends or a final point only.</summary>
    public static string Stem(string value) => value.Trim().TrimEnd('.').TrimEnd().ToUpperInvariant();

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}
