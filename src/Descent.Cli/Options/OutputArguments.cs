using System.CommandLine;
using Descent.Cli.Output;

namespace Descent.Cli.Options;

/// <summary>How much a command says, and to whom.</summary>
internal static class OutputArguments
{
    private static readonly Option<bool> s_quiet = new("--quiet", "-q") { Description = "Print the results only; warnings and errors go to standard error all the same" };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print one JSON object a line for each thing that happens, and nothing else, for scripts (docs/json-events.md says what they hold)" };

    public static void AddTo(Command command)
    {
        command.Add(s_quiet);
        AddJsonTo(command);
    }

    /// <summary>Of a command that prints nothing but results.</summary>
    public static void AddJsonTo(Command command) => command.Add(s_json);

    /// <summary>Whether an option only chooses what is said: a run is the same with it.</summary>
    public static bool IsOne(Option option) => option == s_quiet || option == s_json;

    /// <summary>What was asked for. Where a command line cannot be understood, a script is told so in its own form.</summary>
    public static OutputMode Mode(ParseResult parsed, IReadOnlyList<string> args) =>
        parsed.GetValue(s_json) || parsed.Errors.Count > 0 && args.Contains(s_json.Name) ? OutputMode.Events : parsed.GetValue(s_quiet) ? OutputMode.Results : OutputMode.All;
}
