using System.Text;

namespace Descent.Fuzz.Mutations;

/// <summary>How a text is cut into tokens, and what is put in the place of one.</summary>
/// <param name="Breaks">Characters that are tokens of their own.</param>
/// <param name="Quote">Whether text in double quotes is one token.</param>
/// <param name="Replacements">What may stand in a token's place.</param>
internal sealed record TokenLanguage(string Breaks, bool Quote, IReadOnlyList<byte[]> Replacements)
{
    /// <summary>The places of the tokens: token i is from Starts[i] to below Starts[i + 1].</summary>
    public List<int> Starts(ReadOnlySpan<byte> input)
    {
        var starts = new List<int>();
        var place = 0;
        while (place < input.Length)
        {
            starts.Add(place);
            if (Quote && input[place] == '"') place = AfterQuote(input, place + 1);
            else if (IsBreak(input[place])) place++;
            else while (place < input.Length && !IsBreak(input[place])) place++;
        }
        starts.Add(input.Length);
        return starts;
    }

    /// <summary>A language whose tokens are replaced by these texts.</summary>
    public static TokenLanguage Of(string breaks, bool quote, params IEnumerable<string> replacements) => new(breaks, quote, [.. replacements.Select(Encoding.UTF8.GetBytes)]);

    public bool IsBreak(byte letter) => Breaks.Contains((char)letter, StringComparison.Ordinal);

    private static int AfterQuote(ReadOnlySpan<byte> input, int place)
    {
        while (place < input.Length && input[place] != '"') place += input[place] == '\\' ? 2 : 1;
        return Math.Min(input.Length, place + 1);
    }
}
