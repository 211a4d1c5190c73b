using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Descent.Serialization;

/// <summary>Makes the system read a file from the disk. .NET has no call for it.</summary>
internal static partial class PageCache
{
    private const int DontNeed = 4;

    /// <summary>Lets go of a flushed file's content in memory on Linux; a hint, which elsewhere and on some file systems does nothing.</summary>
    public static void Forget(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux()) _ = Advise(file, 0, 0, DontNeed);
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(SafeFileHandle file, nint offset, nint length, int advice);
}
