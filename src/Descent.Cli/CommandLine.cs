using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Descent.Cli.Commands;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Graph;
using Descent.Serialization;

namespace Descent.Cli;

/// <summary>The command `descent`: its subcommands, and what becomes of errors.</summary>
internal static class CommandLine
{
    private const string Notes = """
        Begin with:
          descent train heart                            a built-in data set ('descent datasets' lists them)
          descent train patients.csv --target disease    a file of your own
          descent predict heart.run rows.csv             label and probability of each row
          descent evaluate heart.run heart --part test   how good a model is, beside a baseline
          descent inspect heart.run                      what a model file holds

        'descent COMMAND --help' explains a command.
        Exit codes: 0 success; 1 the run failed, as with a loss that is not finite, or gradients are wrong; 2 the command or its input cannot be used; 130 (Ctrl+C) or 143 (SIGTERM) training was ended early, and what it had learnt is kept.
        """;

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "With an unexpected error, print where in the program it arose.", Recursive = true };

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Screen screen)
    {
        var parsed = Create(screen).Parse(args);
        try
        {
            if (parsed.Action is ParseErrorAction) return ParseErrors.Write(parsed, screen);
            return parsed.Invoke(new InvocationConfiguration { Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is UsageException or DataException or ModelFileException or ShapeException)
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
        var root = new NotedCommand("descent", "Trains neural networks on CSV files by gradient descent, on .NET alone.", Notes)
        {
            TrainCommand.Create(screen),
            EvaluateCommand.Create(screen),
            PredictCommand.Create(screen),
            InspectCommand.Create(screen),
            GradcheckCommand.Create(screen),
            DatasetsCommand.Create(screen),
            LessonsCommand.Create(screen),
            Verbose,
            new HelpOption { Action = help, Recursive = true },
            new VersionOption(),
        };
        root.SetAction(parsed =>
        {
            help.Invoke(parsed);
            return ExitCode.BadInput;
        });
        return root;
    }
}
