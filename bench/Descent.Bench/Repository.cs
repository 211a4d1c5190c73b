namespace Descent.Bench;

/// <summary>The clone that the benchmark runs from.</summary>
internal static class Repository
{
    private const string Mark = "Descent.slnx";

    /// <summary>A folder or file in it.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not lie in a clone.</exception>
    public static string PathOf(params ReadOnlySpan<string> path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Mark))) return Path.Combine([folder.FullName, .. path]);
        throw new DirectoryNotFoundException($"The benchmark runs from the repository: {Mark} was not found above {AppContext.BaseDirectory}.");
    }
}
