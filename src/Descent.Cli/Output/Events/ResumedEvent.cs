namespace Descent.Cli.Output.Events;

/// <summary>The training goes on from a checkpoint.</summary>
/// <param name="Path">Of the checkpoint.</param>
/// <param name="Epoch">That was running.</param>
/// <param name="Step">The steps made.</param>
internal sealed record ResumedEvent(string Path, int Epoch, long Step) : CommandEvent;
