using System.Runtime.InteropServices;

namespace Descent.Serialization;

/// <summary>Keeps a file under a second name before another takes its place, so that at no moment its own name is without a whole file.</summary>
internal static partial class PreviousVersion
{
    /// <summary>Makes the target, if there is one, also <see cref="DurableFile.PreviousOf"/>: a second name where the file system knows such, else a copy.</summary>
    /// <exception cref="IOException">There can be neither.</exception>
    public static void Keep(string target)
    {
        if (!File.Exists(target)) return;
        var previous = DurableFile.PreviousOf(target);
        var second = TemporaryFile.NewName(target);
        if (OperatingSystem.IsWindows() || Link(target, second) != 0)
        {
            using var file = File.OpenRead(target);
            DurableFile.Write(previous, file.CopyTo);
            return;
        }
        File.Move(second, previous, overwrite: true);
        // After a kill between this and the rename of the new file, both names are of one file, and the system moves nothing.
        File.Delete(second);
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string path, string second);
}
