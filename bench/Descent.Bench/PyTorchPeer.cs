using System.Diagnostics;
using System.Globalization;

namespace Descent.Bench;

/// <summary>PyTorch's side: a process that times steps whenever it is asked to.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly Process _process;

    public PyTorchPeer(string workload, int threads)
    {
        _process = Start(threads, workload, "--serve");
        var ready = _process.StandardOutput.ReadLine();
        if (ready?.StartsWith("ready", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"PyTorch did not start: {_process.StandardError.ReadToEnd().Trim()} (Debian: apt-get install python3-torch libopenblas0-openmp)");
        Version = ready.Split(' ')[2];
    }

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Microseconds a step, over about 0.3 seconds of steps.</summary>
    public double Time() => Ask("time");

    /// <summary>The most memory that PyTorch's process had so far, MiB.</summary>
    public double PeakMib() => Ask("memory") / 1024;

    /// <summary>Why there is no PyTorch on this machine; null where there is.</summary>
    public static string? WhyMissing()
    {
        if (!File.Exists(Python)) return $"{Python} is not there.";
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import torch"]) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"PyTorch is not installed: {error.Trim().Split('\n')[^1]}";
    }

    /// <summary>Writes the initial weights, the data, and the losses of 20 steps as raw float32 files into a folder.</summary>
    public static void Dump(string workload, string folder)
    {
        using var process = Start(1, workload, "--dump", folder);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"PyTorch failed: {process.StandardError.ReadToEnd().Trim()}");
    }

    private double Ask(string what)
    {
        _process.StandardInput.WriteLine(what);
        _process.StandardInput.Flush();
        return double.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch stopped: {_process.StandardError.ReadToEnd().Trim()}"), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Start(int threads, params string[] arguments)
    {
        var script = Repository.PathOf("bench", "pytorch", "run-pytorch.sh");
        var info = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[script, threads.ToString(CultureInfo.InvariantCulture), .. arguments]) info.ArgumentList.Add(argument);
        return Process.Start(info)!;
    }
}
