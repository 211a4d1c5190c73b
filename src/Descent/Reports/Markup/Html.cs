using System.Runtime.CompilerServices;
using System.Text;

namespace Descent.Reports.Markup;

/// <summary>Writes HTML and SVG that is well-formed XML too. Every text is escaped; nothing can be written that is not.</summary>
/// <param name="output">Where to.</param>
internal sealed class Html(TextWriter output)
{
    private readonly Stack<string> _open = new();
    private int _ids;

    /// <summary>An identifier that nothing else in the page has.</summary>
    public string NextId() => FormattableString.Invariant($"x{++_ids}");

    /// <summary>Opens an element, which is closed at the end of a <see langword="using"/>. Attributes that are null are left out.</summary>
    public Scope In(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        output.Write('>');
        _open.Push(element);
        return new Scope(this);
    }

    /// <summary>An element with a text, taken as it is.</summary>
    public void Element(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (In(element, attributes)) Text(text);
    }

    /// <summary>An element without content: <c>meta</c>, or a shape of SVG.</summary>
    public void Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        output.Write("/>");
    }

    /// <summary>The program's own words.</summary>
    public void Text(string text) => Escape(text);

    /// <summary>Words, numbers and texts from the data, each as it should be.</summary>
    public void Say([InterpolatedStringHandlerArgument("")] Sentence sentence) => sentence.End(this);

    /// <summary>Words that come from the data: in an element that keeps their reading direction to themselves.</summary>
    public void Data(string text) => Element("bdi", text);

    /// <summary>A number as people read it, with the whole number beside it for programs.</summary>
    public void Number(double value) => Element("data", Numbers.Text(value), ("value", Numbers.Exact(value)));

    /// <summary>A number of things.</summary>
    public void Number(long value) => Element("data", Numbers.Text(value), ("value", Numbers.Exact(value)));

    /// <summary>A round number, such as a threshold: without zeros at its end.</summary>
    public void Round(double value) => Element("data", Numbers.Round(value), ("value", Numbers.Exact(value)));

    /// <summary>A number that may be absent.</summary>
    public void Number(double? value)
    {
        if (value is { } known) Number(known);
        else Text("–");
    }

    /// <summary>The style sheet, the one text that is not escaped.</summary>
    public void Style(string sheet)
    {
        if (sheet.AsSpan().ContainsAny('<', '&')) throw new ArgumentException("A style sheet in a page must not hold '<' or '&'.", nameof(sheet));
        output.Write("<style>");
        output.Write(sheet);
        output.Write("</style>");
    }

    /// <summary>What makes it an HTML page.</summary>
    public void Doctype() => output.Write("<!DOCTYPE html>\n");

    /// <summary>Characters that a page must not hold, and those that turn the reading direction of what follows, become U+FFFD.</summary>
    public static bool IsHarmful(Rune rune) => rune.Value switch
    {
        '\t' or '\n' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => true,
        0xFFFE or 0xFFFF => true,
        _ => false,
    };

    private void Start(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            output.Write(' ');
            output.Write(name);
            output.Write("=\"");
            Escape(value);
            output.Write('"');
        }
    }

    private void Escape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<': output.Write("&lt;"); break;
                case '>': output.Write("&gt;"); break;
                case '&': output.Write("&amp;"); break;
                case '"': output.Write("&quot;"); break;
                case '\'': output.Write("&#39;"); break;
                default: output.Write(IsHarmful(rune) ? "\uFFFD" : rune.ToString()); break;
            }
        }
    }

    private void Close()
    {
        var element = _open.Pop();
        output.Write("</");
        output.Write(element);
        output.Write('>');
        if (element is "tr" or "p" or "h2" or "figure" or "section" or "svg") output.Write('\n');
    }

    /// <summary>An open element.</summary>
    public readonly ref struct Scope(Html html)
    {
        /// <summary>Closes it.</summary>
        public void Dispose() => html.Close();
    }
}
