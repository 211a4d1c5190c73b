using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Descent.Tests.Serialization.Faults;

/// <summary>strace, attached to a running process: it writes down the process's calls about files, and makes some of them fail.</summary>
internal sealed partial class Tracer : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _strace;
    private readonly string _trace = Path.GetTempFileName();

    /// <summary>Attaches, or skips the test where that cannot be.</summary>
    /// <param name="process">The process.</param>
    /// <param name="injection">What is to fail, as strace's option <c>inject=</c> takes it; null for nothing.</param>
    public Tracer(int process, string? injection = null)
    {
        SkipUnlessInstalled();
        string[] options = ["-f", "-p", $"{process}", "-e", "trace=%file,%desc", "-o", _trace];
        _strace = Process.Start(new ProcessStartInfo("strace", injection is null ? options : [.. options, "-e", $"inject={injection}"]) { RedirectStandardError = true })!;
        var said = _strace.StandardError.ReadLine();
        Assert.SkipUnless(said?.Contains("attached", StringComparison.Ordinal) ?? false, $"strace cannot attach to a process here: {said}");
    }

    public static void SkipUnlessInstalled()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(OperatingSystem.IsLinux() && folders.Any(folder => File.Exists(Path.Combine(folder, "strace"))), "It needs strace, which is not installed.");
    }

    /// <summary>Lets go of the process, and gives what was written down.</summary>
    public string[] Stop()
    {
        if (!_strace.HasExited) _ = Kill(_strace.Id, Terminate);
        _strace.WaitForExit();
        return File.ReadAllLines(_trace);
    }

    public void Dispose()
    {
        Stop();
        _strace.Dispose();
        File.Delete(_trace);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
