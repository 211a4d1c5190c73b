using Microsoft.Win32.SafeHandles;

namespace Descent.Serialization;

/// <summary>Flushes files and folders to the disk, and throws where the disk fails.</summary>
internal static class DiskSync
{
    /// <summary>Flushes a file. On Linux the system is called here, because .NET's own call passes over an input/output error without a word.</summary>
    /// <exception cref="IOException">The disk failed or is full.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux()) Flush(() => Posix.Synchronize(file));
        else RandomAccess.FlushToDisk(file);        // on macOS that reaches the disk, which fsync does not
    }

    /// <summary>
    /// Flushes a folder's list of names, without which a rename can be lost when the machine stops; nothing on Windows, whose rename is durable by itself, where a file
    /// system has no such operation, and where the folder may be written to but not read.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void FlushFolder(string folder)
    {
        if (!Posix.IsThere) return;
        var handle = Posix.Open(folder, Posix.ReadOnly);
        if (handle < 0)
        {
            ThrowUnless(Posix.NotPermitted, Posix.AccessDenied);
            return;
        }
        try
        {
            Flush(() => Posix.Synchronize(handle));
        }
        finally
        {
            _ = Posix.Close(handle);
        }
    }

    private static void Flush(Func<int> synchronize)
    {
        int result;
        do result = synchronize();
        while (result != 0 && Posix.LastError == Posix.Interrupted);
        if (result != 0) ThrowUnless(Posix.BadHandle, Posix.Invalid, Posix.ReadOnlyFileSystem, Posix.NotSupported);
    }

    private static void ThrowUnless(params ReadOnlySpan<int> harmless)
    {
        if (!harmless.Contains(Posix.LastError)) throw Posix.LastFailure();
    }
}
