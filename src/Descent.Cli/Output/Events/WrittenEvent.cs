namespace Descent.Cli.Output.Events;

/// <summary>The results are written.</summary>
/// <param name="Folder">Of the run; null for a file alone.</param>
/// <param name="Files">Their paths.</param>
/// <param name="Fingerprint">What tells the run from others; null for what is no run.</param>
internal sealed record WrittenEvent(string? Folder, IReadOnlyList<string> Files, string? Fingerprint) : CommandEvent;
