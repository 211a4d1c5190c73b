namespace Descent.Cli;

/// <summary>How the command ends; its help says the same.</summary>
internal static class ExitCode
{
    public const int Success = 0, RunFailed = 1, BadInput = 2;
}
