namespace Descent.Data;

/// <summary>The spellings of yes and no.</summary>
internal static class Truths
{
    private static readonly (string Yes, string No)[] s_pairs = [("true", "false"), ("t", "f"), ("yes", "no"), ("y", "n"), ("on", "off")];

    /// <summary>Whether a cell says yes or no in any spelling, whatever its letter case: <c>yes</c>, <c>T</c>, <c>1</c>, <c>0.0</c>.</summary>
    public static bool TryParse(string cell, out bool truth)
    {
        foreach (var (yes, no) in s_pairs)
        {
            truth = yes.Equals(cell, StringComparison.OrdinalIgnoreCase);
            if (truth || no.Equals(cell, StringComparison.OrdinalIgnoreCase)) return true;
        }
        truth = Numbers.TryParse(cell, out var number) && number == 1;
        return truth || number == 0 && Numbers.TryParse(cell, out _);
    }

    /// <summary>Whether values are one pair of words, both of which occur.</summary>
    public static bool ArePair(IEnumerable<string> values)
    {
        var distinct = values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return distinct.Count == 2 && s_pairs.Any(pair => distinct.Contains(pair.Yes) && distinct.Contains(pair.No));
    }
}
