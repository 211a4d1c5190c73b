namespace Descent.Cli.Output.Events;

/// <summary>A checkpoint is saved.</summary>
/// <param name="Folder">Where.</param>
/// <param name="Step">The steps made.</param>
internal sealed record CheckpointEvent(string Folder, long Step) : CommandEvent;
