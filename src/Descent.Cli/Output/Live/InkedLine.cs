using System.Text;

namespace Descent.Cli.Output.Live;

/// <summary>A line of text whose parts have inks.</summary>
internal sealed class InkedLine
{
    private readonly List<(string Text, ChartInk Ink)> _parts = [];

    /// <summary>The number of letters; each is one cell of a terminal.</summary>
    public int Length => _parts.Sum(part => part.Text.Length);

    public InkedLine Add(string text, ChartInk ink = ChartInk.Frame)
    {
        _parts.Add((text, ink));
        return this;
    }

    public InkedLine Add(InkedLine other)
    {
        _parts.AddRange(other._parts);
        return this;
    }

    /// <summary>The text without inks.</summary>
    public override string ToString() => string.Concat(_parts.Select(part => part.Text));

    /// <summary>The text with a terminal's control sequences for colours: those of its own palette, so that a theme keeps them readable.</summary>
    public string ToAnsi()
    {
        var text = new StringBuilder();
        foreach (var (part, ink) in _parts) text.Append(Color(ink) is { } color && !string.IsNullOrWhiteSpace(part) ? $"\e[{color}m{part}\e[0m" : part);
        return text.ToString();
    }

    private static string? Color(ChartInk ink) => ink switch
    {
        ChartInk.Training => "36",      // cyan
        ChartInk.Validation => "33",    // yellow
        ChartInk.Best => "1;32",        // bold green
        _ => null,
    };
}
