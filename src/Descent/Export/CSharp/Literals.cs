using System.Globalization;
using System.Text;

namespace Descent.Export.CSharp;

/// <summary>Values and texts as C# writes them.</summary>
internal static class Literals
{
    private const int LongestText = 200;

    /// <summary>A string in quotes; letters that might not be shown are escaped.</summary>
    public static string Of(string? text)
    {
        if (text is null) return "null";
        var literal = new StringBuilder("\"");
        foreach (var letter in text) literal.Append(letter switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ when char.IsControl(letter) || char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                $"\\u{(int)letter:X4}",
            _ => letter.ToString(),
        });
        return literal.Append('"').ToString();
    }

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A double that reads back as the same number; a whole one gets a point, so that it stays a double.</summary>
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    public static string Of(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A few digits of a number, for comments.</summary>
    public static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture) is var text && text is not ("0" or "-0") || value == 0 ? text : value.ToString("g4", CultureInfo.InvariantCulture);

    /// <summary>A text for a comment, in one line.</summary>
    public static string Line(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : letter));

    /// <summary>A text for a comment: one line, not too long.</summary>
    public static string Comment(string text) => Line(text) is { Length: > LongestText } line ? line[..LongestText] + "..." : Line(text);

    /// <summary>A text for a doc comment.</summary>
    public static string Xml(string text) => Comment(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
