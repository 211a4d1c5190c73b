using Descent.Graph;

namespace Descent.Data;

/// <summary>What is said of a path where no file is: what may have been meant.</summary>
internal static class MissingFiles
{
    /// <summary>Folders of more files are not searched.</summary>
    private const int MostFiles = 10_000;

    private const int MostShown = 5;

    private static readonly string[] s_extensions = [".csv", ".tsv", ".txt", ".gz"];

    /// <summary>The error about a file that is not there, with the nearest name in its folder.</summary>
    public static DataException File(string path, Exception error)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        if (!Directory.Exists(folder)) return new($"{path}: there is no such file, and no folder '{folder}': check the path.", error);
        return new($"{path}: there is no such file.{(Nearest(path) is { } nearest ? $" Did you mean '{nearest}'?" : Offer(folder))}", error);
    }

    /// <summary>The error about a folder in the place of a file.</summary>
    public static DataException Folder(string path) => new($"{path}: is a folder, where a CSV file was needed.{Offer(path)}");

    /// <summary>A file whose name is near to that of a path, with its extension or without, written as the path was; null where there is none.</summary>
    public static string? Nearest(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
        var files = Files(folder.Length == 0 ? "." : folder);
        var nearest = files.FirstOrDefault(file => s_extensions.Any(extension => file.Equals(name + extension, StringComparison.OrdinalIgnoreCase)))
            ?? files.FirstOrDefault(file => file.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)) ?? NearestName.Of(name, files);
        return nearest is null ? null : Path.Combine(folder, nearest);
    }

    private static string Offer(string folder)
    {
        string[] files = [.. Files(folder).Where(file => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))];
        return files.Length == 0 ? "" : $" In the folder {(files.Length == 1 ? "is" : "are")} {string.Join(", ", files.Take(MostShown))}{(files.Length > MostShown ? ", .." : "")}.";
    }

    private static string[] Files(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Take(MostFiles).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
