using Descent.Analysis.PreFlight;
using Descent.Cli.Output.Events;

namespace Descent.Cli.Output;

/// <summary>Says what was found before the first step; nothing where nothing was.</summary>
internal static class FindingReport
{
    public static void Write(Screen screen, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings) screen.Tell(FindingEvent.Of(finding));
        if (findings.Count == 0) return;
        screen.Heading("findings  before the first step (--column NAME=ignored leaves a column out)");
        screen.Table([.. findings.OrderByDescending(finding => finding.Severity).Select(finding => new[]
        {
            finding.Severity.ToString().ToLowerInvariant(), finding.Check, $"{finding.Evidence} {finding.Remedy}",
        })]);
        screen.Line();
    }
}
