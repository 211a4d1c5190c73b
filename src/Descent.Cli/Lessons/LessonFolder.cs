namespace Descent.Cli.Lessons;

/// <summary>Where the lessons can be run: the folder <c>samples</c> of a clone.</summary>
internal static class LessonFolder
{
    /// <summary>The first folder <c>samples</c> beside <c>Descent.slnx</c> that lies in or above one of some folders, seen from the current one; null: there is none.</summary>
    public static string? Find(params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Descent.slnx")) && Directory.Exists(Path.Combine(folder.FullName, "samples")))
                    return Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder.FullName, "samples"));
        return null;
    }
}
