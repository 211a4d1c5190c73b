using System.CommandLine;

namespace Descent.Cli;

/// <summary>A command with more to say in its own help than the one sentence that stands in lists of commands.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">One sentence.</param>
/// <param name="notes">Details, then a line "Examples:" and examples below it.</param>
internal sealed class NotedCommand(string name, string description, string notes) : Command(name, description)
{
    private const string ExamplesBegin = "Examples:\n";

    private readonly List<(string Title, int Options, int Commands)> _groups = [];

    /// <summary>Details, which stand below the options.</summary>
    public string Notes => Split.Notes;

    /// <summary>Command lines, which stand above the options.</summary>
    public string Examples => Split.Examples;

    /// <summary>The options that a newcomer needs, by name; others are left to <c>--help-all</c>. None: all are shown.</summary>
    public IReadOnlyList<string> Essentials { get; init; } = [];

    /// <summary>The options and subcommands added from now on belong together.</summary>
    /// <param name="title">What they are about.</param>
    public void Group(string title) => _groups.Add((title, Options.Count, Subcommands.Count));

    /// <summary>The options by their groups; those that were added first, without one, are the first.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Option> Options)> OptionGroups => Parts("Options", group => group.Options, [.. Options]);

    /// <summary>The subcommands by their groups.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Command> Commands)> CommandGroups => Parts("Commands", group => group.Commands, [.. Subcommands]);

    private (string Notes, string Examples) Split
    {
        get
        {
            var text = notes.ReplaceLineEndings("\n");
            var place = text.IndexOf(ExamplesBegin, StringComparison.Ordinal);
            return place < 0 ? (text.Trim(), "") : (text[..place].Trim(), text[(place + ExamplesBegin.Length)..].TrimEnd());
        }
    }

    private IEnumerable<(string, IReadOnlyList<T>)> Parts<T>(string first, Func<(string Title, int Options, int Commands), int> start, T[] all)
    {
        (string Title, int Start)[] starts = [(first, 0), .. _groups.Select(group => (group.Title, start(group)))];
        for (var i = 0; i < starts.Length; i++)
            if (all[starts[i].Start..(i + 1 < starts.Length ? starts[i + 1].Start : all.Length)] is { Length: > 0 } part) yield return (starts[i].Title, part);
    }
}
