using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Descent.Serialization;

/// <summary>Calls of the system, on Linux and macOS, that .NET does not offer, or not with the error they end with.</summary>
internal static partial class Posix
{
    public const int NotPermitted = 1, NoEntry = 2, Interrupted = 4, BadHandle = 9, AccessDenied = 13, Invalid = 22, ReadOnlyFileSystem = 30, NotSupported = 95;

    /// <summary>For <see cref="Open"/>.</summary>
    public const int ReadOnly = 0;

    /// <summary>For <see cref="Advise"/> on Linux: the content will not be needed.</summary>
    public const int DontNeed = 4;

    /// <summary>Whether the calls are there.</summary>
    public static bool IsThere => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>The error of this thread's last call.</summary>
    public static int LastError => Marshal.GetLastPInvokeError();

    /// <summary>The error of this thread's last call in words.</summary>
    public static IOException LastFailure() => new(Marshal.GetPInvokeErrorMessage(LastError), LastError);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Open(string path, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Synchronize(int handle);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Synchronize(SafeFileHandle file);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int handle);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Link(string path, string second);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Rename(string path, string target);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    public static partial int Advise(SafeFileHandle file, nint offset, nint length, int advice);
}
