using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Descent.Cli.Commands;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Export;
using Descent.Graph;
using Descent.Serialization;

namespace Descent.Cli;

/// <summary>The command `descent`: its subcommands, and what becomes of errors.</summary>
internal static class CommandLine
{
    private const string Notes = """
        Exit codes:
          0    success
          1    the run failed, as with a loss that is not finite, or gradients are wrong
          2    the command or its input cannot be used
          130  Ctrl+C (143: SIGTERM) ended a training early, and what it had learnt is kept

        'descent COMMAND --help' explains a command.

        Examples:
          descent train heart                            a built-in data set ('descent datasets' lists them)
          descent train patients.csv --target disease    a file of your own
          descent predict heart.run rows.csv             label and probability of each row
          descent evaluate heart.run heart --part test   how good a model is, beside a baseline
          descent inspect heart.run                      what a model file holds
        """;

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "With an unexpected error, print where in the program it arose.", Recursive = true };

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Screen screen)
    {
        var root = Create(screen);
        if (Completions.Asked(args) is { } line) return Completions.Write(root, line, screen);
        var parsed = root.Parse(args);
        if (parsed.Action is HelpWithNotes) return Invoke(parsed, screen);
        screen.Use(OutputArguments.Mode(parsed, args));
        screen.Tell(new StartedEvent(StartedEvent.CurrentFormat, $"descent {Version}", parsed.CommandResult.Command.Name, [.. args.Skip(args.Count > 0 && args[0] == parsed.CommandResult.Command.Name ? 1 : 0)]));
        var exitCode = Invoke(parsed, screen);
        screen.Tell(new EndedEvent(exitCode));
        return exitCode;
    }

    private static string Version => typeof(CommandLine).Assembly.GetName().Version!.ToString(3);

    private static int Invoke(ParseResult parsed, Screen screen)
    {
        try
        {
            if (parsed.Action is ParseErrorAction) return ParseErrors.Write(parsed, screen);
            return parsed.Invoke(new InvocationConfiguration { Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is UsageException or DataException or ModelFileException or ExportException or ShapeException)
        {
            return screen.Fail(error.Message, ExitCode.BadInput);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            return screen.Fail(error.Message, ExitCode.RunFailed);
        }
        catch (Exception error)
        {
            if (parsed.GetValue(Verbose)) screen.Error.WriteLine(error);
            return screen.Fail($"unexpected error: {error.Message.ReplaceLineEndings(" ")} (--verbose shows where; please report it)", ExitCode.RunFailed);
        }
    }

    private static NotedCommand Create(Screen screen)
    {
        var help = new HelpWithNotes(screen);
        var root = new NotedCommand("descent", "Trains neural networks on CSV files by gradient descent, on .NET alone.", Notes);
        foreach (var (title, commands) in Groups(screen))
        {
            root.Group(title);
            foreach (var command in commands) root.Add(command);
        }
        root.Group("Options");
        root.Add(new HelpOption { Action = help, Recursive = true });
        root.Add(Verbose);
        root.Add(new VersionOption());
        root.SetAction(parsed =>
        {
            help.Invoke(parsed);
            return ExitCode.BadInput;
        });
        return root;
    }

    private static (string Title, Command[] Commands)[] Groups(Screen screen) =>
    [
        ("Train", [TrainCommand.Create(screen), LrFindCommand.Create(screen), DatasetsCommand.Create(screen)]),
        ("Use a model", [PredictCommand.Create(screen), EvaluateCommand.Create(screen), InspectCommand.Create(screen), ExportCommand.Create(screen), RunsCommand.Create(screen), CompareCommand.Create(screen), ReportCommand.Create(screen)]),
        ("Look closer", [ExplainPlanCommand.Create(screen), GradcheckCommand.Create(screen), LessonsCommand.Create(screen), CompletionCommand.Create(screen)]),
    ];
}
