using System.Diagnostics;
using System.Globalization;

namespace Descent.Bench;

/// <summary>PyTorch's side: a process that times steps whenever it is asked to.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process _process;

    public PyTorchPeer(string workload, int threads)
    {
        _process = Start(threads, workload, "--serve");
        var ready = _process.StandardOutput.ReadLine();
        if (ready?.StartsWith("ready", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"PyTorch did not start: {_process.StandardError.ReadToEnd().Trim()} (Debian: apt-get install python3-torch libopenblas0-openmp)");
    }

    /// <summary>Microseconds a step, over about 0.3 seconds of steps.</summary>
    public double Time()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        return double.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch stopped."), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the initial weights, the data, and the losses of 20 steps as raw float32 files into a folder.</summary>
    public static void Dump(string workload, string folder)
    {
        using var process = Start(1, workload, "--dump", folder);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"PyTorch failed: {process.StandardError.ReadToEnd().Trim()}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Start(int threads, params string[] arguments)
    {
        var script = Path.Combine(Root(), "bench", "pytorch", "run-pytorch.sh");
        var info = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[script, threads.ToString(CultureInfo.InvariantCulture), .. arguments]) info.ArgumentList.Add(argument);
        return Process.Start(info)!;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Descent.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("The benchmark runs from the repository: Descent.slnx was not found above it.");
    }
}
