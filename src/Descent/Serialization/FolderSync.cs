namespace Descent.Serialization;

/// <summary>Flushes a folder's list of names to the disk, without which a rename can be lost when the machine stops.</summary>
internal static class FolderSync
{
    /// <summary>
    /// Flushes a folder; nothing on Windows, whose rename is durable by itself, where a file system has no such operation, and where the
    /// folder may be written to but not read.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Flush(string folder)
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
            int result;
            do result = Posix.Synchronize(handle);
            while (result != 0 && Posix.LastError == Posix.Interrupted);
            if (result != 0) ThrowUnless(Posix.BadHandle, Posix.Invalid, Posix.ReadOnlyFileSystem, Posix.NotSupported);
        }
        finally
        {
            _ = Posix.Close(handle);
        }
    }

    private static void ThrowUnless(params ReadOnlySpan<int> harmless)
    {
        if (!harmless.Contains(Posix.LastError)) throw Posix.LastFailure();
    }
}
