using Descent.Data;

namespace Descent.Tests.Data.Tricky;

/// <summary>Malformed and tricky data files, more than 120 of them: each is refused with its place, or handled as documented. None is guessed at in silence.</summary>
public sealed class TrickyFileTests
{
    private static readonly Dictionary<string, TrickyCase> s_cases = ((TrickyCase[])[.. TextCases.All, .. NumberCases.All, .. TableCases.All, .. IdxCases.All, .. SchemaCases.All]).ToDictionary(item => item.Name);

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void File(string name)
    {
        var (expected, outcome) = (s_cases[name].Expected, Outcome(s_cases[name]));
        var isError = new[] { "file.", "images.", "labels." }.Any(file => expected.StartsWith(file, StringComparison.Ordinal));
        if (!isError)
        {
            Assert.Equal(expected, outcome);
            return;
        }
        var parts = expected.Split(" .. ");
        Assert.StartsWith(parts[0], outcome, StringComparison.Ordinal);
        foreach (var part in parts[1..]) Assert.Contains(part, outcome, StringComparison.Ordinal);
        Assert.InRange(outcome.Length, 1, 800);
    }

    [Fact]
    public void There_are_at_least_120() => Assert.InRange(s_cases.Count, 120, int.MaxValue);

    private static string Outcome(TrickyCase item)
    {
        try
        {
            return item.Outcome();
        }
        catch (DataException error)
        {
            return error.Message;
        }
    }
}
