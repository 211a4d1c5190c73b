namespace Descent.Graph;

/// <summary>Finds the known name that an unknown one was probably meant to be, for error messages.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the least edit distance (letter case ignored), or null where none is near: at most a third of the letters, and at least one, may differ.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / 3);
        string? best = null;
        foreach (var candidate in candidates)
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > limit) continue;
            (best, limit) = (candidate, distance - 1);
        }
        return best;
    }

    /// <summary>The sentence <c> Did you mean 'x'?</c> with a leading space, or nothing where no candidate is near.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>How many single letters must be inserted, removed or replaced to turn one text into the other (Levenshtein 1966).</summary>
    public static int Distance(string first, string second)
    {
        var previous = Enumerable.Range(0, second.Length + 1).ToArray();
        var current = new int[previous.Length];
        for (var i = 1; i <= first.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var replaced = previous[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }
            (previous, current) = (current, previous);
        }
        return previous[^1];
    }
}
