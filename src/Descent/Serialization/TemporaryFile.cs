using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Descent.Serialization;

/// <summary>
/// A file <c>target.tmp-PROCESS-NUMBER</c> that becomes the target or vanishes. While it is open it is locked, by which other processes see
/// that it is in use, also those that count processes differently (containers).
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private const FileShare AllButLocking = FileShare.ReadWrite | FileShare.Delete;

    private static readonly ConcurrentDictionary<string, bool> s_inUse = new(StringComparer.Ordinal);
    private static int s_count;

    private readonly string _target, _path;
    private readonly SafeFileHandle _handle;
    private bool _isRenamed;

    public TemporaryFile(string target)
    {
        (_target, _path) = (target, NewName(target));
        s_inUse[_path] = true;
        try
        {
            _handle = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.Write, AllButLocking);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>A name that no other process and no other call has.</summary>
    public static string NewName(string target) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(target)}{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");

    /// <summary>Deletes the temporary files of a target whose processes are dead. One that cannot be deleted is no reason not to save.</summary>
    public static void DeleteStale(string target)
    {
        try
        {
            foreach (var path in Directory.GetFiles(Path.GetDirectoryName(target)!))
                if (path.StartsWith(Prefix(target), StringComparison.Ordinal) && IsStale(path, path[Prefix(target).Length..])) TryDelete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }

    /// <summary>Gives a file another name, which is never missing meanwhile if there is a file of it.</summary>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    public static void Rename(string path, string target)
    {
        if (!Posix.IsThere) File.Move(path, target, overwrite: true);
        else if (Posix.Rename(path, target) != 0) throw Posix.LastFailure();
    }

    /// <summary>Deletes a file if it can be.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }

    public void Write(ReadOnlySpan<byte> bytes, long place) => RandomAccess.Write(_handle, bytes, place);

    public void FlushToDisk() => DiskSync.Flush(_handle);

    /// <summary>Reads the file back, from the disk where the system lets go of what it remembers.</summary>
    /// <exception cref="IOException">It is not what was written.</exception>
    public void Verify(long length, uint checksum)
    {
        using var handle = File.OpenHandle(_path, FileMode.Open, FileAccess.Read, AllButLocking);
        if (OperatingSystem.IsLinux()) _ = Posix.Advise(handle, 0, 0, Posix.DontNeed);
        var (buffer, place, sum) = (new byte[1 << 16], 0L, 0u);
        for (int count; (count = RandomAccess.Read(handle, buffer, place)) > 0; place += count) sum = Crc32C.Append(sum, buffer.AsSpan(0, count));
        if (place != length) throw new IOException($"{place} bytes could be read back from the disk where {length} were written");
        if (sum != checksum) throw new IOException($"what could be read back from the disk is not what was written: its checksum is {sum:x8} instead of {checksum:x8}");
    }

    /// <summary>Puts the file in the target's place.</summary>
    public void Rename()
    {
        Rename(_path, _target);
        _isRenamed = true;
    }

    public void Dispose()
    {
        _handle.Dispose();
        Release();
    }

    private static string Prefix(string target) => target + ".tmp-";

    private static bool IsStale(string path, string owner) =>
        int.TryParse(owner.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && (process == Environment.ProcessId ? !s_inUse.ContainsKey(path) : !RunningProcess.Exists(process))
        && !IsLocked(path);

    private static bool IsLocked(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private void Release()
    {
        if (!_isRenamed) TryDelete(_path);
        s_inUse.TryRemove(_path, out _);
    }
}
