namespace Descent.Cli;

/// <summary>How the command ends; its help says the same.</summary>
internal static class ExitCode
{
    public const int Success = 0, RunFailed = 1, BadInput = 2;

    /// <summary>What a shell gives for a process that a signal ended: 128 and the signal's number.</summary>
    public const int Interrupted = 130, Terminated = 143;
}
