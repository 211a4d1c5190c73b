using System.Runtime.CompilerServices;
using System.Text;

namespace Descent.Reports.Markup;

/// <summary>A sentence without elements, for a drawing's title: numbers in it are formatted as everywhere.</summary>
[InterpolatedStringHandler]
internal readonly ref struct Finding(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + 8 * formattedCount);

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(string text) => _text.Append(text);

    public void AppendFormatted(double value) => _text.Append(Numbers.Text(value));

    public void AppendFormatted(double? value) => _text.Append(value is { } known ? Numbers.Text(known) : "unknown");

    public void AppendFormatted(long value) => _text.Append(Numbers.Text(value));

    public void AppendFormatted(Words words) => _text.Append(words.Text);

    /// <summary>The whole sentence.</summary>
    public static string Of(Finding finding) => finding._text.ToString();
}
