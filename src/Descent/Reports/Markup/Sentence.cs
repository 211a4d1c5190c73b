using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Descent.Reports.Markup;

/// <summary>A sentence with values in it: <c>$"{rows} rows of {column}"</c>. Numbers are formatted as everywhere, texts are taken for texts from the data.</summary>
[InterpolatedStringHandler]
internal readonly ref struct Sentence
{
    private readonly Html _html;

    public Sentence(int literalLength, int formattedCount, Html html)
    {
        _ = literalLength + formattedCount;
        _html = html;
    }

    public void AppendLiteral(string text) => _html.Text(text);

    public void AppendFormatted(string text) => _html.Data(text);

    public void AppendFormatted(double value) => _html.Number(value);

    public void AppendFormatted(double? value) => _html.Number(value);

    public void AppendFormatted(long value) => _html.Number(value);

    /// <summary>Words of the program: taken as they are.</summary>
    public void AppendFormatted(Words words) => _html.Text(words.Text);

    /// <summary>Everything has been written when this is called.</summary>
    public void End(Html html) => Debug.Assert(ReferenceEquals(html, _html), "A sentence is written where it is said.");
}
