using System.Text.RegularExpressions;

namespace Descent.Tests.Serialization.Faults;

/// <summary>A call of the system in a trace.</summary>
/// <param name="Name">What was called.</param>
/// <param name="When">The how many-eth of this name by this thread it is, from 1, as strace counts to inject.</param>
/// <param name="Text">The line of the trace.</param>
internal sealed partial record SystemCall(string Name, int When, string Text)
{
    /// <summary>The number that the call returned.</summary>
    public long Result => long.Parse(ResultPattern().Match(Text).Groups[1].Value);

    /// <summary>The calls that one thread made between two marks.</summary>
    public static List<SystemCall> Between(string begin, string end, int thread, IEnumerable<string> trace)
    {
        var counts = new Dictionary<string, int>();
        var calls = new List<SystemCall>();
        foreach (var line in trace)
        {
            var match = CallPattern().Match(line);
            if (!match.Success || int.Parse(match.Groups[1].Value) != thread) continue;
            var name = match.Groups[2].Value;
            counts[name] = counts.GetValueOrDefault(name) + 1;
            calls.Add(new(name, counts[name], line));
        }
        var (from, to) = (calls.FindIndex(call => call.Text.Contains(begin, StringComparison.Ordinal)), calls.FindIndex(call => call.Text.Contains(end, StringComparison.Ordinal)));
        Assert.True(from >= 0 && to > from, "The trace does not hold the save:\n" + string.Join('\n', trace));
        return calls[(from + 1)..to];
    }

    [GeneratedRegex(@"^(\d+) +(\w+)\(")]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"= (\d+)")]
    private static partial Regex ResultPattern();
}
