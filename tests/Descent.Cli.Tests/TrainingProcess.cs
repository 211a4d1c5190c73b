using System.Diagnostics;

namespace Descent.Cli.Tests;

/// <summary>The command 'train' in a process of its own, which saves after every step.</summary>
internal sealed class TrainingProcess : IDisposable
{
    private static readonly string[] s_run = ["train", "heart", "--seed", "7", "--threads", "1", "--epochs", "40", "--checkpoint-every", "1steps", "--output"];

    private readonly Process _process;
    private readonly Task<string> _out, _error;

    private TrainingProcess(string program, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        (_out, _error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    private static string Program => typeof(CommandLine).Assembly.Location;

    public bool HasExited => _process.HasExited;

    /// <summary>Begins a training.</summary>
    public static TrainingProcess Begin(string folder) => new("dotnet", [Program, .. s_run, folder]);

    /// <summary>Goes on with a training.</summary>
    public static TrainingProcess Resume(string folder) => new("dotnet", Program, "train", "--resume", folder);

    /// <summary>Begins a training while calls of the system fail, as strace's option <c>inject=</c> says; skips the test where strace is not installed.</summary>
    public static TrainingProcess BeginFailing(string folder, string injection)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(OperatingSystem.IsLinux() && folders.Any(path => File.Exists(Path.Combine(path, "strace"))), "It needs strace, which is not installed.");
        return new("strace", ["-f", "-o", "/dev/null", "-e", $"trace={injection[..injection.IndexOf(':', StringComparison.Ordinal)]}", "-e", $"inject={injection}", "dotnet", Program, .. s_run, folder]);
    }

    /// <summary>Kills it at once, without a chance to do anything.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for the end, which has to be a good one.</summary>
    /// <returns>What it wrote to standard error.</returns>
    public async Task<string> Finish()
    {
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode == 0, $"The training ended with {_process.ExitCode}: {await _error}\n{await _out}");
        return await _error;
    }

    public void Dispose() => _process.Dispose();
}
