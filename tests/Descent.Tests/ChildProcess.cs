using System.Diagnostics;
using System.Reflection;

namespace Descent.Tests;

/// <summary>A program of this repository in a process of its own, for settings that are read once a process.</summary>
internal static class ChildProcess
{
    /// <summary>What a program prints.</summary>
    /// <param name="program">The assembly to start.</param>
    /// <param name="settings">Environment variables to set to 0, or NAME=VALUE.</param>
    /// <param name="arguments">The program's arguments.</param>
    public static async Task<string> Run(Assembly program, string[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var setting in settings) start.Environment[setting.Split('=', 2)[0]] = setting.Split('=', 2) is [_, var value] ? value : "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{text}\n{await error}");
        return text;
    }
}
