using System.Diagnostics;
using System.Globalization;

namespace Descent.Bench;

/// <summary>The most memory that a process had at once, measured in one of its own.</summary>
internal static class PeakMemory
{
    /// <summary>MiB of this process so far.</summary>
    public static double Own => Process.GetCurrentProcess().PeakWorkingSet64 / 1024.0 / 1024;

    /// <summary>MiB that this program has needed when a command ends: the last line that it prints.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static double Of(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(PeakMemory).Assembly.Location, .. arguments]) info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The command {string.Join(' ', arguments)} failed: {text}");
        return double.Parse(text.Trim().Split('\n')[^1], CultureInfo.InvariantCulture);
    }
}
