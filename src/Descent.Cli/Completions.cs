using System.CommandLine;
using System.Globalization;
using Descent.Cli.Output;

namespace Descent.Cli;

/// <summary>What a shell can propose: it calls <c>descent "[suggest:POSITION]" "LINE"</c>, as dotnet-suggest does.</summary>
internal static class Completions
{
    private const string Begin = "[suggest:", End = "]";

    /// <summary>The line that completions are asked for, up to the cursor; null where none are.</summary>
    public static string? Asked(IReadOnlyList<string> args) => args is [var directive, var line] && directive.StartsWith(Begin, StringComparison.Ordinal) && directive.EndsWith(End, StringComparison.Ordinal)
        && int.TryParse(directive[Begin.Length..^End.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? line[..Math.Min(place, line.Length)] : null;

    /// <summary>Writes what can stand at the end of a line, one a line.</summary>
    public static int Write(Command root, string line, Screen screen)
    {
        // What comes first is how the program is called.
        var rest = line.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var place ? line[(place + 1)..] : "";
        var isOption = rest[(rest.LastIndexOf(' ') + 1)..].StartsWith('-');
        foreach (var label in root.Parse(rest).GetCompletions(rest.Length).Select(item => item.Label).Where(label => IsOption(label) == isOption && label is not "-?").Distinct().Order(StringComparer.Ordinal)) screen.Line(label);
        return ExitCode.Success;
    }

    private static bool IsOption(string label) => label.StartsWith('-') || label.StartsWith('/');
}
