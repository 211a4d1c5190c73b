namespace Descent.Graph;

/// <summary>Finds the valid name that was most likely meant, for messages about unknown names.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest inserted, deleted or replaced characters (Levenshtein 1966), case and underscores not counting; the earlier one of equals.</summary>
    /// <exception cref="ArgumentException">There are no candidates.</exception>
    public static string Of(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = Plain(name);
        return candidates.MinBy(candidate => Distance(plain, Plain(candidate))) ?? throw new ArgumentException("There is no name to choose from.", nameof(candidates));
    }

    /// <summary>
    /// The sentence <c> Did you mean 'x'?</c> with a leading space, or nothing where no candidate is near: at most a third of the name's characters, and at least
    /// one, may differ.
    /// </summary>
    internal static string Hint(string name, IReadOnlyCollection<string> candidates)
    {
        if (candidates.Count == 0) return "";
        var nearest = Of(name, candidates);
        return Distance(Plain(name), Plain(nearest)) <= Math.Max(1, name.Length / 3) ? $" Did you mean '{nearest}'?" : "";
    }

    /// <summary>A name without what spellings differ in: <c>he_normal</c>, <c>HeNormal</c> and <c>he-normal</c> are one.</summary>
    internal static string Plain(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
