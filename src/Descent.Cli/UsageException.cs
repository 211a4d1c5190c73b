namespace Descent.Cli;

/// <summary>What the user gave cannot be used: the command prints the message and ends with <see cref="ExitCode.BadInput"/>.</summary>
internal sealed class UsageException(string message) : Exception(message);
