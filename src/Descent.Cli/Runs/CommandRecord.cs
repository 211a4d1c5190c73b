using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Cli.Options;
using Descent.Cli.Output;

namespace Descent.Cli.Runs;

/// <summary>A command line as a checkpoint keeps it: the argument and the options that were given, each with its values.</summary>
/// <param name="Values">The values by the name of the argument or option; none for a switch.</param>
internal sealed record CommandRecord(OrderedDictionary<string, string[]> Values)
{
    /// <summary>The name of its section in a checkpoint.</summary>
    public const string Section = "command";

    /// <summary>What was given on a command line.</summary>
    public static CommandRecord Of(ParseResult parsed, Command command, params IReadOnlyList<string> without)
    {
        var values = new OrderedDictionary<string, string[]>();
        foreach (var argument in command.Arguments)
            if (parsed.GetResult(argument) is { Tokens: { Count: > 0 } tokens }) values[argument.Name] = [.. tokens.Select(token => token.Value)];
        foreach (var option in command.Options)
            if (!without.Contains(option.Name) && !OutputArguments.IsOne(option) && parsed.GetResult(option) is { Implicit: false } result) values[option.Name] = [.. result.Tokens.Select(token => token.Value)];
        return new(values);
    }

    /// <summary>The command line with what another one gives instead.</summary>
    public CommandRecord With(CommandRecord other)
    {
        var values = new OrderedDictionary<string, string[]>(Values);
        foreach (var (name, given) in other.Values) values[name] = given;
        return new(values);
    }

    /// <summary>The command line with another value.</summary>
    public CommandRecord With(string name, string value) => new(new OrderedDictionary<string, string[]>(Values) { [name] = [value] });

    /// <summary>The command line without an option.</summary>
    public CommandRecord Without(string name) => new(new OrderedDictionary<string, string[]>(Values.Where(entry => entry.Key != name)));

    /// <summary>The command line with a file's full path, so that it is found from any folder.</summary>
    public CommandRecord WithFullPath(string name) =>
        Values.GetValueOrDefault(name) is [var path] && File.Exists(path) ? With(name, Path.GetFullPath(path)) : this;

    /// <summary>What can be parsed again.</summary>
    public IReadOnlyList<string> Arguments() => [.. Values.SelectMany(entry => !entry.Key.StartsWith('-') ? entry.Value
        : entry.Value.Length == 0 ? [entry.Key] : entry.Value.SelectMany(value => new[] { entry.Key, value }))];

    /// <summary>What repeats the run, as it can be typed anywhere: without the folder that results go to, and with no path that tells of a computer's folders.</summary>
    /// <param name="command">The command's name.</param>
    public string Spoken(string command) => string.Join(' ', [ProgramName.Installed, command, .. Without("--output").Arguments().Select(argument => ProgramName.Quoted(IsFullPath(argument) ? Path.GetFileName(argument) : argument))]);

    /// <summary>Whether it is a path and no other text that begins like one, such as a column's name.</summary>
    private static bool IsFullPath(string argument) => Path.IsPathFullyQualified(argument) && Path.Exists(argument) && Path.GetFileName(argument).Length > 0;

    public string ToJson() => new JsonObject(Values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)new JsonArray([.. entry.Value.Select(value => (JsonNode)value)])))).ToJsonString();

    /// <exception cref="FormatException">It is no command line.</exception>
    public static CommandRecord FromJson(string json)
    {
        try
        {
            return new(new OrderedDictionary<string, string[]>(JsonNode.Parse(json)!.AsObject().Select(entry => KeyValuePair.Create(entry.Key, entry.Value!.AsArray().Select(value => (string)value!).ToArray()))));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException("The command line cannot be read.", error);
        }
    }
}
