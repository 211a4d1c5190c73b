namespace Descent.Serialization;

/// <summary>Writes files that are there whole or not at all, whenever the process or the machine stops.</summary>
public static class DurableFile
{
    /// <summary>
    /// Writes to a temporary file beside the target, flushes it to the disk, checks its length, renames it over the target and, on
    /// Unix, flushes the folder. Until the rename the old file stays as it was.
    /// </summary>
    /// <param name="path">The target.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk is full, the folder is missing, or the file came out short; the target is as before.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{path} cannot be written: the folder {folder} does not exist. Make it first.");
        var temporary = $"{target}.tmp-{Environment.ProcessId}";
        // Opened outside of the clean-up: if another thread is writing this file, its temporary file is not ours to delete.
        var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            WriteWhole(stream, write);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        FolderSync.Flush(folder);
    }

    private static void WriteWhole(FileStream stream, Action<Stream> write)
    {
        long length;
        using (stream)
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            length = stream.Length;
        }
        var written = new FileInfo(stream.Name).Length;
        if (written != length) throw new IOException($"{stream.Name} has {written} bytes after {length} were written: check the disk, then save again.");
    }
}
