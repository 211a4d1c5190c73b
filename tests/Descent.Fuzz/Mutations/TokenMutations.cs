namespace Descent.Fuzz.Mutations;

/// <summary>Changes of whole tokens: a number by an extreme one, a member twice, an object in another's place.</summary>
internal static class TokenMutations
{
    public static byte[] Apply(SplitMix random, byte[] input, TokenLanguage language)
    {
        var starts = language.Starts(input);
        var count = starts.Count - 1;
        if (count == 0) return random.Of(language.Replacements);
        if (random.Chance(2)) return ValueForValue(random, input, language, starts);
        var token = random.Next(count);
        var (begin, end) = (starts[token], starts[token + 1]);
        var other = random.Next(count);
        var (from, to) = random.Chance(2) ? Balanced(input, starts, other) : (starts[other], starts[Math.Min(count, other + 1 + random.Next(4))]);
        return random.Next(10) switch
        {
            0 or 1 or 2 => [.. input[..begin], .. random.Of(language.Replacements), .. input[end..]],
            3 => [.. input[..begin], .. input[from..to], .. input[end..]],
            4 => [.. input[..begin], .. input[from..to], .. input[begin..]],
            5 => [.. input[..from], .. input[to..]],
            6 => [.. input[..to], .. input[from..]],
            7 => Swapped(input, (begin, end), (starts[other], starts[other + 1])),
            8 => [.. input[..begin], .. Enumerable.Repeat(input[begin..end], 1 + random.Length(100)).SelectMany(bytes => bytes), .. input[end..]],
            _ => [.. input[..end], .. random.Of(language.Replacements), .. input[end..]],
        };
    }

    /// <summary>Puts a tricky value, or another one of the input, where a value stands: most such inputs are well formed.</summary>
    private static byte[] ValueForValue(SplitMix random, byte[] input, TokenLanguage language, List<int> starts)
    {
        var (begin, end) = AValue();
        var (from, to) = AValue();
        return random.Chance(3) ? [.. input[..begin], .. input[from..to], .. input[end..]] : [.. input[..begin], .. random.Of(language.Replacements), .. input[end..]];

        (int, int) AValue()
        {
            var token = random.Next(starts.Count - 1);
            for (var tries = 0; tries < 8 && language.IsBreak(input[starts[token]]); tries++) token = random.Next(starts.Count - 1);
            return (starts[token], starts[token + 1]);
        }
    }

    /// <summary>A token, or where it opens brackets all up to where they close.</summary>
    private static (int From, int To) Balanced(byte[] input, List<int> starts, int token)
    {
        var (depth, last) = (0, token);
        for (; last < starts.Count - 1; last++)
        {
            depth += (char)input[starts[last]] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (depth <= 0) break;
        }
        return (starts[token], starts[Math.Min(last + 1, starts.Count - 1)]);
    }

    private static byte[] Swapped(byte[] input, (int Begin, int End) left, (int Begin, int End) right)
    {
        if (left.Begin > right.Begin) (left, right) = (right, left);
        return left.Begin == right.Begin ? input
            : [.. input[..left.Begin], .. input[right.Begin..right.End], .. input[left.End..right.Begin], .. input[left.Begin..left.End], .. input[right.End..]];
    }
}
