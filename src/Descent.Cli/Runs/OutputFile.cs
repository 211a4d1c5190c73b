using Descent.Serialization;

namespace Descent.Cli.Runs;

/// <summary>A file that --output names.</summary>
internal static class OutputFile
{
    /// <summary>Writes it whole or not at all.</summary>
    /// <exception cref="UsageException">There cannot be such a file.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path)) throw new UsageException($"--output {path} is a folder: a file is needed.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new UsageException($"--output {path}: there is no folder '{folder}'.");
        DurableFile.Write(path, write);
    }
}
