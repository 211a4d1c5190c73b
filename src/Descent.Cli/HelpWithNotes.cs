using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Descent.Cli.Output;

namespace Descent.Cli;

/// <summary>The help of a command: what it does, examples, options by what they are about, notes.</summary>
/// <param name="screen">Where it is shown.</param>
/// <param name="isWhole">Whether options that a newcomer does not need are shown.</param>
internal sealed class HelpWithNotes(Screen screen, bool isWhole = false) : SynchronousCommandLineAction
{
    /// <summary>The option that shows all options.</summary>
    public const string WholeName = "--help-all";

    private const int Hanging = 4, WidestName = 30, NarrowestName = 22;

    public override bool ClearsParseErrors => true;

    /// <summary>The option that shows all options.</summary>
    public static Option<bool> WholeOption(Screen screen) => new(WholeName) { Description = "Show all options", Action = new HelpWithNotes(screen, isWhole: true) };

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var noted = command as NotedCommand;
        Write(command.Description ?? "");
        screen.Line();
        Write($"Usage: {Usage(parseResult.CommandResult)}");
        if (noted is { Examples.Length: > 0 }) Part("Examples:", noted.Examples);
        if (command.Arguments.Count > 0) Table("Arguments:", [.. command.Arguments.Select(argument => new[] { argument.Name, argument.Description ?? "" })]);
        foreach (var (title, commands) in noted?.CommandGroups ?? [("Commands", [.. command.Subcommands])])
            Table($"{title}:", [.. commands.Where(sub => !sub.Hidden).Select(sub => new[] { string.Join(' ', sub.Arguments.Select(Placeholder).Prepend(sub.Name)), sub.Description ?? "" })]);
        foreach (var (title, options) in noted?.OptionGroups ?? [("Options", [.. command.Options])]) Options(title, options, noted);
        Options("Other options", [.. Inherited(parseResult.CommandResult)], noted: null);
        if (noted is { Notes.Length: > 0 }) Part("", Joined(noted.Notes));
        if (screen.Program != ProgramName.Installed) screen.Line($"Here 'descent' stands for: {screen.Program}");
        return ExitCode.Success;
    }

    private void Options(string title, IReadOnlyList<Option> all, NotedCommand? noted)
    {
        var isShort = !isWhole && noted is { Essentials.Count: > 0 };
        Option[] shown = [.. all.Where(option => !option.Hidden && (!isShort || noted!.Essentials.Contains(option.Name)))];
        Table($"{title}:", [.. shown.Select(option => new[] { Signature(option), isShort ? Begin(option.Description ?? "") : option.Description ?? "" })]);
    }

    /// <summary>What a description says before it goes into details.</summary>
    private static string Begin(string description) => description.IndexOf("; ", StringComparison.Ordinal) is > 0 and var place ? description[..place] : description;

    private static string Signature(Option option)
    {
        var names = option is HelpOption ? "-h, --help" : string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static string Usage(System.CommandLine.Parsing.CommandResult result)
    {
        var command = result.Command;
        var names = new List<string>();
        for (var each = result; each is not null; each = each.Parent as System.CommandLine.Parsing.CommandResult) names.Insert(0, each.Parent is null ? ProgramName.Installed : each.Command.Name);
        return string.Join(' ', [.. names, .. command.Arguments.Select(Placeholder), .. command.Subcommands.Count > 0 ? ["COMMAND"] : Array.Empty<string>(), "[options]"]);
    }

    private static string Placeholder(Argument argument) => argument.Arity.MinimumNumberOfValues > 0 ? argument.Name : $"[{argument.Name}]";

    private static IEnumerable<Option> Inherited(System.CommandLine.Parsing.CommandResult result)
    {
        for (var parent = result.Parent; parent is System.CommandLine.Parsing.CommandResult { Command: var command }; parent = parent.Parent)
            foreach (var option in command.Options.Where(option => option.Recursive)) yield return option;
    }

    /// <summary>Lines that go on in the next one are joined: where the source breaks them is not where a terminal does.</summary>
    private static string Joined(string text) => text.Split('\n').Aggregate((whole, line) => whole + (line.StartsWith(' ') || line.Length == 0 || whole[^1] is '.' or ':' or '\n' || LastLine(whole).StartsWith(' ') ? "\n" : " ") + line);

    private static string LastLine(string text) => text[(text.LastIndexOf('\n') + 1)..];

    private void Part(string heading, string text)
    {
        screen.Line();
        if (heading.Length > 0) screen.Heading(heading);
        Write(text);
    }

    /// <summary>Names as wide as most of them are; beside a wider one the description stands below.</summary>
    private void Table(string heading, string[][] rows)
    {
        if (rows.Length == 0) return;
        screen.Line();
        screen.Heading(heading);
        var widest = Math.Min(WidestName, Math.Max(NarrowestName, screen.Width / 3));
        var width = Math.Min(widest, rows.Max(row => row[0].Length));
        foreach (var row in rows)
        {
            var start = $"  {row[0].PadRight(width)}  ";
            if (row[0].Length > width)
            {
                screen.Line(start.TrimEnd());
                start = "";
            }
            foreach (var piece in TextTable.Wrap(row[1], screen.Width - width - 4))
            {
                screen.Line($"{start.PadRight(width + 4)}{piece}".TrimEnd());
                start = "";
            }
        }
    }

    /// <summary>Breaks long lines at spaces; what goes on is indented further, so that examples stay apart.</summary>
    private void Write(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var indent = line[..^line.TrimStart().Length];
            var first = true;
            foreach (var piece in TextTable.Wrap(line.TrimStart(), screen.Width - indent.Length - Hanging))
            {
                screen.Line((first ? indent : indent + new string(' ', indent.Length > 0 ? Hanging : 0)) + piece);
                first = false;
            }
        }
    }
}
