using Descent.Analysis.PreFlight;

namespace Descent.Cli.Output.Events;

/// <summary>Something that a check found before the first step.</summary>
/// <param name="Check">Such as <c>target_copy</c>.</param>
/// <param name="Severity"><c>note</c>, <c>warning</c> ..</param>
/// <param name="Evidence">What was found, in a sentence.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
/// <param name="Columns">Those that it is about.</param>
internal sealed record FindingEvent(string Check, string Severity, string Evidence, string Remedy, IReadOnlyList<string> Columns) : CommandEvent
{
    public static FindingEvent Of(Finding finding) => new(finding.Check, EventText.Word(finding.Severity), finding.Evidence, finding.Remedy, finding.Columns);
}
