using System.Runtime.InteropServices;

namespace Descent.Serialization;

/// <summary>Flushes a folder's list of names to the disk, without which a rename can be lost when the machine stops. .NET has no call for it.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0, NotPermitted = 1, Interrupted = 4, BadHandle = 9, AccessDenied = 13, Invalid = 22, ReadOnlyFileSystem = 30, NotSupported = 95;

    /// <summary>
    /// Flushes a folder; nothing on Windows, whose rename is durable by itself, where a file system has no such operation, and where the
    /// folder may be written to but not read.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            ThrowUnless(NotPermitted, AccessDenied);
            return;
        }
        try
        {
            int result;
            do result = Synchronize(handle);
            while (result != 0 && Marshal.GetLastPInvokeError() == Interrupted);
            if (result != 0) ThrowUnless(BadHandle, Invalid, ReadOnlyFileSystem, NotSupported);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static void ThrowUnless(params ReadOnlySpan<int> harmless)
    {
        var error = Marshal.GetLastPInvokeError();
        if (!harmless.Contains(error)) throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
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
