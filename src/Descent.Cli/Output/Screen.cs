using Descent.Cli.Output.Events;
using Spectre.Console;

namespace Descent.Cli.Output;

/// <summary>The one place where the command writes: results and its account of the run to one stream, complaints to another.</summary>
/// <param name="output">Standard output, or what stands for it.</param>
/// <param name="error">Standard error, or what stands for it.</param>
/// <param name="width">Characters in a line.</param>
/// <param name="terminal">What stands behind the output; null for a file or another program.</param>
/// <param name="program">What the user types to start the program.</param>
internal sealed class Screen(TextWriter output, TextWriter error, int width, Terminal? terminal = null, string program = ProgramName.Installed)
{
    /// <summary>The width where output goes to a file or another program.</summary>
    public const int RedirectedWidth = 120;

    private const int LabelWidth = 10;

    private OutputMode _mode;

    /// <summary>Where the account of the run goes; nowhere where only results or events are asked for.</summary>
    public TextWriter Out => _mode == OutputMode.All ? output : TextWriter.Null;

    public TextWriter Error => error;

    public string Program => program;

    /// <summary>Letters in a line, as it is now: a terminal may be made wider or narrower.</summary>
    public int Width => terminal?.Width ?? Math.Max(width, Terminal.NarrowestWidth);

    /// <summary>The terminal, where lines can be written over; null elsewhere.</summary>
    public Terminal? Terminal => terminal;

    /// <summary>Stands between a number and its spread.</summary>
    public string PlusMinus => terminal is { HasUnicode: true } ? "±" : "+-";

    /// <summary>Where results go: to the same place as the account of the run, and where only they are asked for too.</summary>
    public Screen Results => _mode == OutputMode.Results ? new(output, error, width, terminal, program) : this;

    /// <summary>Whether the course of the run is shown.</summary>
    public bool IsQuiet => _mode != OutputMode.All;

    /// <summary>The process's own console.</summary>
    public static Screen OfProcess() =>
        new(Console.Out, Console.Error, Console.IsOutputRedirected ? RedirectedWidth : Terminal.WidthOfProcess, Terminal.OfProcess(), ProgramName.Of(Environment.ProcessPath, Path.Combine(AppContext.BaseDirectory, "Descent.Cli.dll")));

    /// <summary>Chooses how much is said, before anything is.</summary>
    public void Use(OutputMode mode) => _mode = mode;

    /// <summary>Tells a program, if one listens.</summary>
    public void Tell(CommandEvent told)
    {
        if (_mode == OutputMode.Events) output.WriteLine(EventJson.Line(told));
    }

    /// <summary>A line as it is.</summary>
    public void Line(string text = "") => Out.WriteLine(text);

    /// <summary>Lines that begin with what they are about, in bold; they are broken at spaces.</summary>
    public void Fact(string label, string text)
    {
        var start = Bold(label.PadRight(LabelWidth));
        foreach (var line in TextTable.Wrap(text, Width - LabelWidth))
        {
            Out.WriteLine((start + line).TrimEnd());
            start = new string(' ', LabelWidth);
        }
    }

    /// <summary>A line that begins with what it is about, and goes on with what can be copied: it is not broken.</summary>
    public void Command(string label, string command) => Out.WriteLine($"{Bold(label.PadRight(LabelWidth))}{command}");

    /// <summary>A heading above a table.</summary>
    public void Heading(string text)
    {
        var indent = "";
        foreach (var line in text.Length <= Width ? [text] : TextTable.Wrap(text, Width - LabelWidth))
        {
            Out.WriteLine(Bold(indent + line));
            indent = new string(' ', LabelWidth);
        }
    }

    /// <summary>Rows in columns, indented; the last column is broken into lines that fit.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        foreach (var line in TextTable.Lines(rows, Width)) Out.WriteLine(line);
    }

    /// <summary>A complaint.</summary>
    /// <returns>The exit code that goes with it.</returns>
    public int Fail(string message, int exitCode)
    {
        Tell(new ErrorEvent(message, exitCode));
        Complain($"descent: {message}");
        return exitCode;
    }

    /// <summary>Something to know that is no failure; not among the results.</summary>
    public void Warn(string message)
    {
        Tell(new WarningEvent(message));
        Complain($"warning: {message}");
    }

    /// <summary>A console of the library that draws moving bars, for terminals.</summary>
    public IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal is { HasAnsi: true } ? AnsiSupport.Yes : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(output),
            ColorSystem = terminal is { HasColor: true } ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        console.Profile.Width = Width;
        return console;
    }

    /// <summary>On a terminal words are not broken; elsewhere a complaint is one line.</summary>
    private void Complain(string text)
    {
        foreach (var line in terminal is not null ? TextTable.Wrap(text, Width) : [text]) error.WriteLine(line);
    }

    private string Bold(string text) => terminal is { HasColor: true } ? $"\e[1m{text}\e[0m" : text;
}
