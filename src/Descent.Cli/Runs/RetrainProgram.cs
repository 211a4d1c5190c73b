using System.Text;
using Descent.Cli.Output;
using Descent.Export;
using Descent.Serialization;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>The program in a run's folder that trains its model anew.</summary>
internal static class RetrainProgram
{
    private static readonly string s_project = Path.Combine("src", "Descent", "Descent.csproj");

    /// <summary>Writes it.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="settings">What the training was told.</param>
    /// <param name="result">What came of it.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(RunFolder folder, TrainRequest request, AutoSettings settings, AutoResult result)
    {
        var (data, full) = (request.Data, Path.GetFullPath(folder.Folder));
        var code = TrainProgram.Write(result, settings, new(data.IsFile ? Path.GetRelativePath(full, Path.GetFullPath(data.PathOrName)).Replace('\\', '/') : data.PathOrName)
        {
            IsFile = data.IsFile,
            Target = data.Target,
            Declared = data.Declared,
            Csv = data.Csv,
            Project = Project(full),
            Origin = request.Saving.Record.Spoken("train"),
        });
        DurableFile.Write(folder.ProgramFile, stream => stream.Write(Encoding.UTF8.GetBytes(code)));
    }

    /// <summary>The library's project, where this program was built from a copy of the sources: from a folder among them as a path from there.</summary>
    private static string? Project(string folder)
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var project = Path.Combine(above.FullName, s_project);
            if (!File.Exists(project)) continue;
            return folder.StartsWith(above.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetRelativePath(folder, project) : project;
        }
        return null;
    }
}
