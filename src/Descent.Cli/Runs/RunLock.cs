namespace Descent.Cli.Runs;

/// <summary>
/// Holds a run's folder: it is made, can be written to, and no other training writes there meanwhile. The system holds the lock with the open file, so that a process
/// that is killed leaves none.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string FileName = ".lock";

    private readonly string _folder;
    private readonly bool _isNew;
    private readonly FileStream _file;

    /// <exception cref="UsageException">Another training holds the folder.</exception>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public RunLock(string folder)
    {
        (_folder, _isNew) = (folder, !Directory.Exists(folder));
        try
        {
            Directory.CreateDirectory(folder);
            _file = new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (IsHeld(error))
        {
            throw new UsageException($"--output {folder}: another training writes to this folder: wait for its end, or name another folder.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            DeleteIfEmpty();
            throw new IOException($"--output {folder}: the model cannot be written there: {error.Message}", error);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        DeleteIfEmpty();
    }

    /// <summary>A folder that was made and got no results is not left behind.</summary>
    private void DeleteIfEmpty()
    {
        if (_isNew && Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any()) Directory.Delete(_folder);
    }

    /// <summary>A sharing violation: of Windows, or EAGAIN of Linux or macOS.</summary>
    private static bool IsHeld(IOException error) => (error.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? 32 : OperatingSystem.IsLinux() ? 11 : 35);
}
