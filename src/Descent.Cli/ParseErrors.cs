using System.CommandLine;
using Descent.Cli.Output;
using Descent.Graph;

namespace Descent.Cli;

/// <summary>What is said about a command line that cannot be understood.</summary>
internal static class ParseErrors
{
    private const string NoOption = "there is no option";

    /// <summary>Writes one line for each error, and where help is.</summary>
    public static int Write(ParseResult parsed, Screen screen)
    {
        var command = parsed.CommandResult.Command;
        foreach (var message in Messages(parsed, command)) screen.Fail(message, ExitCode.BadInput);
        screen.Error.WriteLine($"'{Path(parsed, screen.Program)} --help' explains the command.");
        return ExitCode.BadInput;
    }

    // A token that fits nowhere explains the errors that follow from it, and so does a missing argument.
    private static IEnumerable<string> Messages(ParseResult parsed, Command command)
    {
        var unmatched = parsed.UnmatchedTokens;
        if (parsed.Errors.FirstOrDefault(error => error.Message.StartsWith(NoOption, StringComparison.Ordinal)) is { } misspelled) return [misspelled.Message];
        if (unmatched.Count > 0) return [Unknown(unmatched.FirstOrDefault(IsOption) ?? unmatched[0], command)];
        if (command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 }) is { } missing)
            return [$"{command.Name} needs {missing.Name}: {missing.Description}."];
        return parsed.Errors.Select(error => error.Message).Distinct();
    }

    /// <summary>The message about an option or command that does not exist.</summary>
    public static string Unknown(string token, Command command)
    {
        var (start, names) = IsOption(token) ? (NoOption, command.Options.Select(option => option.Name)) : ("there is no command", command.Subcommands.Select(sub => sub.Name));
        var known = names.ToArray();
        return known.Length == 0 ? $"'{token}' is one argument too many." : $"{start} '{token}'.{NearestName.Hint(token, known)}";
    }

    public static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static string Path(ParseResult parsed, string program)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, result.Command.Name);
        return string.Join(' ', names[1..].Prepend(program));
    }
}
