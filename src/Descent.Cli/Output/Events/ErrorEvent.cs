namespace Descent.Cli.Output.Events;

/// <summary>What the command failed for, or was ended for.</summary>
/// <param name="Message">In a sentence.</param>
/// <param name="ExitCode">That goes with it.</param>
internal sealed record ErrorEvent(string Message, int ExitCode) : CommandEvent;
