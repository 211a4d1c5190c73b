namespace Descent.Serialization;

/// <summary>Writes files that are there whole or not at all, whenever the process or the machine stops.</summary>
public static class DurableFile
{
    /// <summary>
    /// Writes to a temporary file beside the target, flushes it to the disk, reads it back and compares checksums, renames it over the
    /// target and, on Unix, flushes the folder. Until the rename the old file stays as it was. Temporary files of this target that
    /// processes left when they were killed are deleted first.
    /// </summary>
    /// <param name="path">The target.</param>
    /// <param name="write">Writes the content to a stream that goes forward only.</param>
    /// <param name="keepPrevious">
    /// Whether the file that was there before stays as <see cref="PreviousOf"/>. Then too a whole file is at the target at every moment.
    /// </param>
    /// <exception cref="DirectoryNotFoundException">The target's folder is missing.</exception>
    /// <exception cref="SaveException">The disk is full or failed, or permission is missing; unless the message says otherwise, the target is as before.</exception>
    public static void Write(string path, Action<Stream> write, bool keepPrevious = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target) ?? target;
        TemporaryFile.DeleteStale(target);
        using (var temporary = Open(path, target, folder))
        {
            using var stream = new ChecksumStream(temporary, path);
            write(stream);
            stream.Flush();
            Place(path, target, temporary, stream, keepPrevious);
        }
        FlushFolder(path, folder);
    }

    /// <summary>Where the file before the present one is kept: the target's name with <c>.previous</c> behind it.</summary>
    /// <param name="path">The target.</param>
    public static string PreviousOf(string path) => path + ".previous";

    private static TemporaryFile Open(string path, string target, string folder)
    {
        try
        {
            return new(target);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new DirectoryNotFoundException($"{path} cannot be written: the folder {folder} does not exist. Make it first.", error);
        }
        catch (Exception error) when (SaveException.IsCause(error))
        {
            throw SaveException.BeforeRename(path, error);
        }
    }

    private static void Place(string path, string target, TemporaryFile temporary, ChecksumStream written, bool keepPrevious)
    {
        try
        {
            temporary.FlushToDisk();
            temporary.Verify(written.Length, written.Checksum);
            if (keepPrevious) PreviousVersion.Keep(target);
            temporary.Rename();
        }
        catch (Exception error) when (SaveException.IsCause(error))
        {
            throw SaveException.BeforeRename(path, error);
        }
    }

    private static void FlushFolder(string path, string folder)
    {
        try
        {
            DiskSync.FlushFolder(folder);
        }
        catch (IOException error)
        {
            throw SaveException.AfterRename(path, error);
        }
    }
}
