namespace Descent.Serialization;

/// <summary>
/// A file could not be saved. The message names the file, what failed, what is on the disk now, and what to do; <see cref="Exception.HResult"/>
/// is the system's number of the failure.
/// </summary>
public sealed class SaveException : IOException
{
    private const int InputOutputError = 5, AccessDenied = 13, NoSpace = 28, ReadOnlyFileSystem = 30, QuotaOfMac = 69, QuotaOfLinux = 122;
    private const int WindowsCrc = unchecked((int)0x80070017), WindowsHandleDiskFull = unchecked((int)0x80070027), WindowsDiskFull = unchecked((int)0x80070070), WindowsDevice = unchecked((int)0x8007045D);

    /// <summary>An exception with a whole message and its cause.</summary>
    public SaveException(string message, Exception inner) : base(message, inner) => HResult = inner?.HResult ?? HResult;

    /// <summary>An exception with a whole message.</summary>
    public SaveException(string message) : base(message) { }

    /// <summary>An exception without a message.</summary>
    public SaveException() : base("The file could not be saved.") { }

    /// <summary>Whether an error comes from the system, and has not been described yet.</summary>
    internal static bool IsCause(Exception error) => error is UnauthorizedAccessException or NotSupportedException or (IOException and not SaveException);

    /// <summary>What failed came before the rename.</summary>
    internal static SaveException BeforeRename(string path, Exception error)
    {
        var (problem, remedy) = Describe(error);
        return new($"{path} was not saved: {problem}. What was there before is as it was. {remedy}", error);
    }

    /// <summary>What failed came after the rename.</summary>
    internal static SaveException AfterRename(string path, Exception error)
    {
        var (problem, remedy) = Describe(error);
        return new($"{path} was saved, but its folder could not be flushed to the disk: {problem}. The new file is in place; if the machine stops now, the one before may come back. {remedy}", error);
    }

    private static (string Problem, string Remedy) Describe(Exception error) => error.HResult switch
    {
        NoSpace or QuotaOfLinux or QuotaOfMac or WindowsDiskFull or WindowsHandleDiskFull =>
            ("the disk is full, or a quota is used up", "Free some space or choose a folder on another disk, then save again."),
        InputOutputError or WindowsDevice or WindowsCrc =>
            ("the disk reports an input/output error", "Check the disk or choose a folder on another one, then save again."),
        ReadOnlyFileSystem => ("the file system can only be read", "Choose another folder, then save again."),
        AccessDenied => NoPermission,
        _ when error is UnauthorizedAccessException => NoPermission,
        _ => (error.Message.TrimEnd('.'), "Remove the cause or choose another folder, then save again."),
    };

    private static (string Problem, string Remedy) NoPermission => ("the permission to write there is missing", "Allow writing to the folder or choose another one, then save again.");
}
