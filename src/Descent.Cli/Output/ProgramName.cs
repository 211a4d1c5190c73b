namespace Descent.Cli.Output;

/// <summary>How the program was started, so that the lines it proposes can be typed.</summary>
internal static class ProgramName
{
    /// <summary>The name of the installed tool, which help and examples use.</summary>
    public const string Installed = "descent";

    /// <summary>What to type: the tool's name, <c>dotnet PATH/Descent.Cli.dll</c>, or the path of the executable.</summary>
    /// <param name="process">The path of the process's executable, where it is known.</param>
    /// <param name="assembly">The path of the program's assembly.</param>
    public static string Of(string? process, string assembly) => Path.GetFileNameWithoutExtension(process) switch
    {
        null or Installed => Installed,
        "dotnet" => $"dotnet {Typed(assembly)}",
        _ => Typed(process!),
    };

    /// <summary>A text as one argument of a shell.</summary>
    public static string Quoted(string text) => text.Contains(' ') ? $"\"{text}\"" : text;

    /// <summary>The shorter of a full path and the one from the current folder.</summary>
    private static string Typed(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        if (!relative.Contains(Path.DirectorySeparatorChar)) relative = Path.Combine(".", relative);
        return Quoted(relative.Length < path.Length ? relative : path);
    }
}
