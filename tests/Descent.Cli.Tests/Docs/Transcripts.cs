using System.Text;
using System.Text.RegularExpressions;
using Descent.Cli.Output;
using Descent.Tests.Docs;

namespace Descent.Cli.Tests.Docs;

/// <summary>Runs the lines of a page that begin with <c>$</c>: <c>descent</c> in this process, and the few others that a reader may use to look at files.</summary>
internal sealed partial class Transcripts
{
    private const string Prompt = "$ ", Source = "dotnet run -c Release --project src/Descent.Cli -- ", Installed = "descent ";

    private int _exitCode;

    /// <summary>Runs the commands of a block in the current folder.</summary>
    /// <returns>Each command with the lines that the page shows below it, and what it printed.</returns>
    public IEnumerable<(string Command, IReadOnlyList<string> Shown, string Printed)> Run(Fence block)
    {
        for (var i = 0; i < block.Lines.Count;)
        {
            if (!block.Lines[i].StartsWith(Prompt, StringComparison.Ordinal)) throw new FormatException($"'{block.Lines[i]}' is the output of no command: a line '$ descent ..' needs to stand above it.");
            var command = new StringBuilder(block.Lines[i++]);
            while (command[^1] == '\\') command.Append('\n').Append(block.Lines[i++]);
            string[] shown = [.. block.Lines.Skip(i).TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal))];
            i += shown.Length;
            yield return (command.ToString(), shown, Piped(command.ToString()[Prompt.Length..].Replace("\\\n", "")));
        }
    }

    private string Piped(string line)
    {
        var programs = line.Split(" | ");
        var printed = Printed(programs[0]);
        foreach (var filter in programs.Skip(1)) printed = Filtered(filter.Split(' '), printed);
        return printed;
    }

    private string Printed(string program)
    {
        if (program.StartsWith(Source, StringComparison.Ordinal)) return RunCommand(program[Source.Length..]);
        if (program.StartsWith(Installed, StringComparison.Ordinal)) return RunCommand(program[Installed.Length..]);
        return Words(program) switch
        {
            ["echo", "$?"] => $"{_exitCode}\n",
            ["ls", var folder] => string.Concat(Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Select(name => $"{name}\n")),
            ["cat", var file] => File.ReadAllText(file),
            ["head" or "tail", _, var file] words => Filtered(words[..2], File.ReadAllText(file)),
            _ => throw new NotSupportedException($"The test cannot run '{program}'."),
        };
    }

    // Results and complaints in the order in which they are written, as a terminal shows them.
    private string RunCommand(string arguments)
    {
        using var output = new StringWriter();
        _exitCode = CommandLine.Run(Words(arguments), new Screen(output, output, Screen.RedirectedWidth));
        return output.ToString();
    }

    private static string Filtered(string[] filter, string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        var kept = filter switch
        {
            ["head", var count] => lines.Take(int.Parse(count[1..])),
            ["tail", var count] => lines.TakeLast(int.Parse(count[1..])),
            ["grep", var word] => lines.Where(line => line.Contains(word, StringComparison.Ordinal)),
            _ => throw new NotSupportedException($"The test cannot run '{string.Join(' ', filter)}'."),
        };
        return string.Concat(kept.Select(line => line + "\n"));
    }

    private static string[] Words(string line) => [.. Word().Matches(line).Select(match => match.Value.Trim('"', '\''))];

    [GeneratedRegex("""'[^']*'|"[^"]*"|[^\s'"]+""")]
    private static partial Regex Word();
}
