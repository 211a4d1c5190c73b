using System.Globalization;
using System.Text;
using Descent.Serialization;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>Where a training's results go: the model and the course of the training. Nothing but checkpoints is written before the end.</summary>
internal sealed class RunFolder
{
    private RunFolder(string path) => Folder = path;

    /// <summary>The folder, as it was given.</summary>
    public string Folder { get; }

    public string ModelFile => Path.Combine(Folder, TabularModel.FileName);

    public string HistoryFile => Path.Combine(Folder, "history.csv");

    /// <summary>Whether a run was saved here that has not come to its end.</summary>
    public bool HasUnfinishedRun => !File.Exists(ModelFile) && File.Exists(Path.Combine(Folder, Checkpoint.FileName));

    /// <summary>Whether an earlier run has left its results here.</summary>
    public bool IsTaken => File.Exists(ModelFile) || File.Exists(HistoryFile);

    /// <summary>Says now what would prevent writing later.</summary>
    /// <exception cref="UsageException">The path is a file, or the data are in a file that would be written.</exception>
    public static RunFolder For(string? given, DataRequest data)
    {
        var path = given ?? data.ShortName + ".run";
        if (File.Exists(path)) throw new UsageException($"--output {path} is a file: a folder is needed.");
        var folder = new RunFolder(path);
        foreach (var file in new[] { folder.ModelFile, folder.HistoryFile }) OutputFile.RefuseInput(file, data.PathOrName, "DATA");
        return folder;
    }

    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <exception cref="IOException">They cannot be written; a folder that was not there before is not there now.</exception>
    public void Write(TabularModel model, History history)
    {
        var isNew = !Directory.Exists(Folder);
        try
        {
            Directory.CreateDirectory(Folder);
            model.Save(ModelFile);
            DurableFile.Write(HistoryFile, stream => stream.Write(Encoding.UTF8.GetBytes(ToCsv(history))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (isNew && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            throw new IOException($"--output {Folder}: the model cannot be written: {error.Message}", error);
        }
    }

    private static string ToCsv(History history)
    {
        var text = new StringBuilder().Append("epoch").AppendJoin("", history.Names.Select(name => "," + name)).Append('\n');
        for (var epoch = 0; epoch < history.Epochs; epoch++)
            text.Append(epoch + 1).AppendJoin("", history.Names.Select(name => "," + history[name][epoch].ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }
}
