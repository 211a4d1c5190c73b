using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Descent.Cli.Output;

namespace Descent.Cli;

/// <summary>A command with more to say in its own help than the one sentence that stands in lists of commands.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">One sentence.</param>
/// <param name="notes">Examples and details, below the options.</param>
internal sealed class NotedCommand(string name, string description, string notes) : Command(name, description)
{
    public string Notes => notes;
}

/// <summary>The help, and a command's notes below it.</summary>
internal sealed class HelpWithNotes(Screen screen) : SynchronousCommandLineAction
{
    private const int Hanging = 4;

    private readonly HelpAction _help = new() { MaxWidth = screen.Width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is NotedCommand command) WriteNotes(command.Notes);
        if (screen.Program != ProgramName.Installed) parseResult.InvocationConfiguration.Output.WriteLine($"Here 'descent' stands for: {screen.Program}");
        return ExitCode.Success;
    }

    /// <summary>Breaks long lines at spaces; what goes on is indented further, so that examples stay apart.</summary>
    private void WriteNotes(string notes)
    {
        foreach (var line in notes.ReplaceLineEndings("\n").Split('\n'))
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
