using System.Text.RegularExpressions;

namespace Descent.Tests.Docs;

/// <summary>
/// What a page shows of what a program prints: the same lines, where a line <c>...</c> stands for any number of them. Times and hashes are those of one run, and compared with none.
/// </summary>
internal static partial class Transcript
{
    public const string Elision = "...";

    private const int LettersThatTell = 14;

    /// <summary>What is shown and was not printed; null: it was.</summary>
    public static string? Difference(IReadOnlyList<string> shown, string printed)
    {
        string[] actual = [.. Lines(printed).Select(Timeless)];
        var (parts, at) = (Parts(shown), 0);
        for (var i = 0; i < parts.Count; i++)
        {
            string[] part = [.. parts[i].Select(Timeless)];
            var found = i == parts.Count - 1 ? actual.Length - part.Length : i == 0 ? 0 : Find(actual, part, at);
            if (found < at || found + part.Length > actual.Length || (i == 0 && found != 0) || !part.SequenceEqual(actual.Skip(found).Take(part.Length)))
                return $"shown:\n{string.Join('\n', parts[i])}\n\nprinted:\n{printed}";
            at = found + part.Length;
        }
        return null;
    }

    /// <summary>The lines to show, from what is printed now: where lines are left out, the same number of lines is kept around the gaps.</summary>
    public static IReadOnlyList<string> Updated(IReadOnlyList<string> shown, string printed)
    {
        string[] actual = [.. Lines(printed)];
        var (parts, at) = (Parts(shown), 0);
        if (parts.Count == 1) return actual;
        var lines = new List<string>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) lines.Add(Elision);
            var part = parts[i];
            var start = i == 0 || part.Count == 0 ? at : i == parts.Count - 1 ? actual.Length - part.Count : Place(actual, part[0], at);
            if (start < at || start + part.Count > actual.Length) throw new FormatException($"Nothing like this line is printed, so that what is shown cannot be brought up to date:\n{part[0]}\n\nprinted:\n{printed}");
            at = start + part.Count;
            lines.AddRange(actual[start..at]);
        }
        return lines;
    }

    /// <summary>Where a line stands that differs in its numbers alone, or else one that begins alike.</summary>
    private static int Place(string[] lines, string like, int from)
    {
        var same = Array.FindIndex(lines, from, line => Shape(line) == Shape(like));
        return same >= 0 ? same : Array.FindIndex(lines, from, line => like.Length > 0 && Shape(line).StartsWith(Shape(like[..Math.Min(like.Length, LettersThatTell)]), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lines(string printed) => printed.Length == 0 ? [] : printed.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.TrimEnd());

    private static List<List<string>> Parts(IReadOnlyList<string> shown)
    {
        List<List<string>> parts = [[]];
        foreach (var line in shown)
        {
            if (line == Elision) parts.Add([]);
            else parts[^1].Add(line);
        }
        return parts;
    }

    private static int Find(string[] lines, string[] part, int from)
    {
        while (from + part.Length <= lines.Length && !part.SequenceEqual(lines.Skip(from).Take(part.Length))) from++;
        return from;
    }

    private static string Timeless(string line) => Spaces().Replace(OfOneRun().Replace(line, "?"), " ");

    private static string Shape(string line) => Spaces().Replace(Digits().Replace(line, "#"), " ");

    [GeneratedRegex(@"\b\d+(\.\d+)? (s|ms|min)\b|\b[0-9a-f]{16,64}\b|""seconds"":[0-9.E-]+|\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")]
    private static partial Regex OfOneRun();

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
