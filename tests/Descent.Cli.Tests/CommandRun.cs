using Descent.Cli.Output;

namespace Descent.Cli.Tests;

/// <summary>What a command line did.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Out">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public const int Width = 110;

    /// <summary>Runs a command line in this process.</summary>
    public static CommandRun Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = CommandLine.Run(args, new Screen(output, error, Width));
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line that has to succeed.</summary>
    public static string Success(params string[] args)
    {
        var run = Of(args);
        Assert.True(run.ExitCode == 0, $"descent {string.Join(' ', args)} ended with {run.ExitCode}: {run.Error}");
        return run.Out;
    }
}
