namespace Descent.Cli.Output.Events;

/// <summary>Something to know that is no failure.</summary>
/// <param name="Message">In a sentence.</param>
internal sealed record WarningEvent(string Message) : CommandEvent;
