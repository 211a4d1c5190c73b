using System.Text.Json;

namespace Descent.Graph;

/// <summary>Finds the valid name that was most likely meant, for messages about unknown names.</summary>
public static class NearestName
{
    private const int LongestName = 100;

    /// <summary>
    /// The candidate with the fewest inserted, deleted, replaced or swapped neighbouring characters (Levenshtein 1966; Damerau 1964), case and underscores not counting;
    /// the earlier one of equals. Null where none is near: at most a third of the name's characters, and at least one, may differ; and for names of more than 100 characters.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        var plain = Plain(name);
        // What is broken may be long, and the distance takes time by the product of both lengths.
        if (plain.Length > LongestName) return null;
        var most = Math.Max(1, plain.Length / 3);
        var (nearest, least) = ((string?)null, most + 1);
        foreach (var candidate in candidates)
        {
            var other = Plain(candidate);
            if (Math.Abs(other.Length - plain.Length) <= most && Distance(plain, other) is var distance && distance < least) (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    /// <summary>The sentence <c> Did you mean 'x'?</c> with a leading space, or nothing where no candidate is near.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) => Of(name, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The name of a class as it is typed, Keras's way: <c>he_normal</c>, <c>mean_squared_error</c>, <c>rmsprop</c>.</summary>
    public static string Spelled(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.Skip(1).Any(char.IsLower) && !HasAcronym(name) ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name) : name.ToLowerInvariant();
    }

    /// <summary>The end of a message about an unknown name: the near candidate, or all.</summary>
    internal static string Remedy(string name, IReadOnlyCollection<string> candidates) => Of(name, candidates) is { } nearest ? $": did you mean \"{nearest}\"?"
        : candidates.Count == 0 ? ": there is none at all." : $": there {(candidates.Count == 1 ? "is" : "are")} {string.Join(", ", candidates)}.";

    /// <summary>A text as far as a message shows it: its first 100 characters.</summary>
    internal static string Short(string text) => text.Length <= LongestName ? text : text[..LongestName] + "...";

    /// <summary>A name without what spellings differ in: <c>he_normal</c>, <c>HeNormal</c> and <c>he-normal</c> are one.</summary>
    internal static string Plain(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();

    /// <summary>AdamW, RMSprop, KLDivergence: names in which capital letters do not part words.</summary>
    private static bool HasAcronym(string name) => name.Length > 1 && (char.IsUpper(name[^1]) || char.IsUpper(name[1]));

    private static int Distance(string from, string to)
    {
        int[] earlier = [], above = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], earlier[j - 2] + 1);
            }
            (earlier, above) = (above, row);
        }
        return above[^1];
    }
}
