using System.Diagnostics;

namespace Descent.Tests.Serialization.Faults;

/// <summary>A disk in memory of a few KiB.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-disk");

    /// <summary>Mounts it, or skips the test where that is not permitted.</summary>
    public SmallDisk(int kibibytes)
    {
        var isMounted = OperatingSystem.IsLinux() && Environment.UserName == "root" && Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", Folder);
        if (!isMounted) _folder.Delete();
        Assert.SkipUnless(isMounted, "It mounts a small disk, which is not permitted here.");
    }

    public string Folder => _folder.FullName;

    public void Grow(int kibibytes) => Assert.True(Run("mount", "-o", $"remount,size={kibibytes}k", Folder));

    public void Dispose()
    {
        Assert.True(Run("umount", Folder));
        _folder.Delete();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
