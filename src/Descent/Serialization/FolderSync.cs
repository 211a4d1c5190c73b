using System.Runtime.InteropServices;

namespace Descent.Serialization;

/// <summary>Flushes a folder's list of names to the disk, without which a rename can be lost when the machine stops. .NET has no call for it.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0, InputOutputError = 5, NoSpace = 28;

    /// <summary>Flushes a folder; nothing on Windows, whose rename is durable by itself, and where a file system has no such operation.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0) return;
        var failed = Synchronize(handle) != 0 && Marshal.GetLastPInvokeError() is (InputOutputError or NoSpace);
        _ = Close(handle);
        if (failed) throw new IOException($"The folder {folder} could not be flushed to the disk: check the disk, then save again.");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
