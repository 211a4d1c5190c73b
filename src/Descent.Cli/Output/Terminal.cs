using System.Text;

namespace Descent.Cli.Output;

/// <summary>What a terminal can show: lines that are written over, and more.</summary>
internal sealed class Terminal
{
    /// <summary>Narrower ones break lines.</summary>
    public const int NarrowestWidth = 40;

    private const int WidestChart = 200, HighestChart = 18, LowestChart = 8, RowsBelowChart = 10, RowsForTwoLines = 6;

    /// <summary>Colours and bold letters.</summary>
    public bool HasColor { get; init; }

    /// <summary>Control sequences, as one knows it to have; else that is found out.</summary>
    public bool HasAnsi { get; init; }

    /// <summary>Braille, line drawing and block letters.</summary>
    public bool HasUnicode { get; init; }

    /// <summary>Letters in a line and lines, as they are now: a window may be made larger or smaller.</summary>
    public required Func<(int Width, int Height)> Size { get; init; }

    public int Width => Math.Max(Size().Width, NarrowestWidth);

    /// <summary>Letters in a line that is drawn over: one less, for some terminals begin a new line after the last letter.</summary>
    public int LineWidth => Math.Min(Width - 1, WidestChart);

    /// <summary>Lines of a chart, with its axis and legend; 0 where there is no room for one.</summary>
    public int ChartHeight => Math.Min(Size().Height - RowsBelowChart, HighestChart) is >= LowestChart and var height ? height : 0;

    /// <summary>Whether numbers may take two lines.</summary>
    public bool HasTwoLines => Size().Height >= RowsForTwoLines;

    /// <summary>Letters in a line of the process's own terminal, be it one that lines cannot be written over on.</summary>
    public static int WidthOfProcess => Console.WindowWidth is > 0 and var width ? width : Screen.RedirectedWidth;

    /// <summary>The process's own terminal, or null where its output goes elsewhere. NO_COLOR (https://no-color.org) is honoured.</summary>
    public static Terminal? OfProcess()
    {
        var kind = Environment.GetEnvironmentVariable("TERM");
        if (Console.IsOutputRedirected || kind == "dumb") return null;
        return new()
        {
            HasColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            HasUnicode = ShowsUnicode(Console.OutputEncoding, kind, Environment.GetEnvironmentVariable),
            Size = () => (WidthOfProcess, Console.WindowHeight),
        };
    }

    /// <summary>Whether Braille can be expected: in UTF-8, unless the locale is the one of ASCII, or the terminal is the console of Linux, whose font has 512 letters.</summary>
    /// <param name="encoding">What is written.</param>
    /// <param name="kind">The variable TERM.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static bool ShowsUnicode(Encoding encoding, string? kind, Func<string, string?> variable)
    {
        var locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return encoding.CodePage == Encoding.UTF8.CodePage && kind != "linux" && locale is not ("C" or "POSIX");
    }
}
