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
    private readonly HelpAction _help = new() { MaxWidth = screen.Width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is NotedCommand command) parseResult.InvocationConfiguration.Output.WriteLine(command.Notes.ReplaceLineEndings());
        if (screen.Program != ProgramName.Installed) parseResult.InvocationConfiguration.Output.WriteLine($"Here 'descent' stands for: {screen.Program}");
        return ExitCode.Success;
    }
}
