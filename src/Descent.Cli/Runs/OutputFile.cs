using Descent.Serialization;

namespace Descent.Cli.Runs;

/// <summary>A file that an option names to be written.</summary>
internal static class OutputFile
{
    private static readonly StringComparison s_ofPaths = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Writes it whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="option">The option that names it.</param>
    /// <exception cref="UsageException">There cannot be such a file.</exception>
    public static void Write(string path, Action<Stream> write, string option = "--output")
    {
        if (Directory.Exists(path)) throw new UsageException($"{option} {path} is a folder: a file is needed.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new UsageException($"{option} {path}: there is no folder '{folder}'.");
        DurableFile.Write(path, write);
    }

    /// <summary>Refuses to write over what is read.</summary>
    /// <param name="path">What is to be written.</param>
    /// <param name="input">A file that the command reads.</param>
    /// <param name="what">What that file is to the command, such as <c>ROWS</c>.</param>
    /// <param name="option">The option that names it.</param>
    /// <exception cref="UsageException">Both are one file.</exception>
    public static void RefuseInput(string path, string input, string what, string option = "--output")
    {
        if (string.Equals(RealPath(path), RealPath(input), s_ofPaths))
            throw new UsageException($"{option}: {path} would be written over {what}, which the command reads: name another file.");
    }

    /// <summary>The full path behind symbolic links.</summary>
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent) return full;
        var file = new FileInfo(Path.Combine(RealPath(parent), Path.GetFileName(full)));
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
