using System.Text;
using Spectre.Console;

namespace Descent.Cli.Output.Live;

/// <summary>
/// The last lines of a terminal, which are drawn over and over. Spectre's own live display keeps the size of its largest picture, so that a terminal that is made narrower breaks its
/// lines: here each line is as long as it is, and what a terminal has broken is found again. The cursor is not hidden, so that no end of the process, however sudden, leaves a terminal without one.
/// </summary>
/// <param name="console">The terminal.</param>
/// <param name="hasColor">Whether inks are shown.</param>
internal sealed class LiveArea(IAnsiConsole console, bool hasColor)
{
    private const string ToLineEnd = "\e[K", ToScreenEnd = "\e[J";

    private readonly Lock _lock = new();
    private int[] _lengths = [];

    /// <summary>Draws lines in the place of those that were drawn last.</summary>
    /// <param name="lines">Each shorter than the terminal is wide.</param>
    /// <param name="width">Of the terminal now.</param>
    public void Show(IReadOnlyList<InkedLine> lines, int width)
    {
        lock (_lock)
        {
            var text = new StringBuilder(ToFirstLine(width));
            for (var i = 0; i < lines.Count; i++) text.Append(i > 0 ? "\n" : "").Append(hasColor ? lines[i].ToAnsi() : lines[i].ToString()).Append(ToLineEnd);
            Write(text.Append(ToScreenEnd).ToString());
            _lengths = [.. lines.Select(line => line.Length)];
        }
    }

    /// <summary>Takes away what was drawn last.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_lengths.Length > 0) Write("\r" + (_lengths.Length > 1 ? $"\e[{_lengths.Length - 1}A" : "") + ToScreenEnd);
            _lengths = [];
        }
    }

    /// <summary>Leaves what was drawn last where it is: others write below it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (_lengths.Sum() > 0) Write("\n");
            _lengths = [];
        }
    }

    /// <summary>The way from the end of what was drawn to its beginning; lines that have become longer than the terminal stand in several of its lines.</summary>
    private string ToFirstLine(int width)
    {
        var lines = _lengths.Sum(length => Math.Max(1, (length + width - 1) / width));
        return lines > 1 ? $"\r\e[{lines - 1}A" : "\r";
    }

    private void Write(string text) => console.Write(new ControlCode(text));
}
