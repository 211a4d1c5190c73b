namespace Descent.Fuzz.Mutations;

/// <summary>The languages of the corpus, and what is tricky in each.</summary>
internal static class Languages
{
    private static readonly string[] s_numbers =
    [
        "0", "-0", "1", "-1", "2", "3", "0.5", "-0.5", "1e-320", "1e308", "-1e308", "1e309", "1e99999999999", "255", "256", "65536", "2147483647", "2147483648", "-2147483648", "4294967296",
        "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551614", "18446744073709551615", "99999999999999999999999999999999999999", "1.0", "00", "1.", ".1", "+1", "0x10",
    ];

    /// <summary>JSON, with a format's own words.</summary>
    public static TokenLanguage Json(params IEnumerable<string> words) => TokenLanguage.Of("{}[],: \n", true,
    [
        .. s_numbers, "null", "true", "false", "NaN", "Infinity", "\"\"", "\"a\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\uD83D\\uDE00\"", "\"ä\"", "\"1\"", "{}", "[]", "[[]]", "[null]", "{\"a\":1}", "[0]", "[-1]",
        "[1,1]", "[2147483647,2147483647]", "[0,0,0,0,0,0,0,0]", new string('[', 70), string.Concat(Enumerable.Repeat("{\"a\":", 70)), new string('1', 400), $"\"{new string('n', 3000)}\"",
        ",", ":", "}", "]", "// comment\n", "/* comment */", "\"$type\":\"System.Object\"", "\"$type\"", "\"class_name\"", "\"__metadata__\"", .. words.Select(word => $"\"{word}\""),
    ]);

    /// <summary>CSV, and whatever is written into its cells.</summary>
    public static TokenLanguage Csv { get; } = TokenLanguage.Of(",;\t|\r\n\"", false,
    [
        .. s_numbers, "", " ", "  1 ", "nan", "NaN", "inf", "-Infinity", "?", "NA", "null", "None", "true", "FALSE", "yes", "1,5", "1.000,5", "1,000.5", "5%", "$5", "1 000", "2024-01-31", "31.12.2024", "a", "b", "A", "a.",
        "\"", "\"\"", "\"\"\"", "\"a,b\"", "\"a\nb\"", "\"a\r\nb\"", ",", ",,", ";", "\t", "|", "\n", "\n\n", "\r", "\r\n", "\0", "\uFEFF", "\uFFFD", "ä", "#", "target", "x", "=1+1", new string('x', 2000), new string('9', 400),
    ]);

    /// <summary>No language: all is bytes.</summary>
    public static TokenLanguage Bytes { get; } = TokenLanguage.Of("\0", false, "\0", "\0\0\0\0", "\u0001", "\u0008", "\u001f", "\u007f");
}
