namespace Descent.Cli.Output.Events;

/// <summary>The last event.</summary>
/// <param name="ExitCode">Of the process.</param>
internal sealed record EndedEvent(int ExitCode) : CommandEvent;
