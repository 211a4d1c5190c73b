namespace Descent.Serialization;

/// <summary>Keeps a file under a second name before another takes its place, so that at no moment its own name is without a whole file.</summary>
internal static class PreviousVersion
{
    /// <summary>Makes the target, if there is one, also <see cref="DurableFile.PreviousOf"/>: a second name where the file system knows such, else a copy.</summary>
    /// <exception cref="IOException">There can be neither.</exception>
    public static void Keep(string target)
    {
        var previous = DurableFile.PreviousOf(target);
        var second = TemporaryFile.NewName(target);
        if (!Posix.IsThere || Posix.Link(target, second) != 0)
        {
            if (Posix.IsThere ? Posix.LastError != Posix.NoEntry : File.Exists(target)) Copy(target, previous);
            return;
        }
        try
        {
            TemporaryFile.Rename(second, previous);
        }
        finally
        {
            // There still is a second name where the rename failed, and where both names were of one file already (a kill before the
            // rename of the new file leaves that): the system then moves nothing.
            TemporaryFile.TryDelete(second);
        }
    }

    private static void Copy(string target, string previous)
    {
        using var file = File.OpenRead(target);
        DurableFile.Write(previous, file.CopyTo);
    }
}
