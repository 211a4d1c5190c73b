using System.Globalization;
using System.Text;
using Descent.Export;
using Descent.Reports;
using Descent.Serialization;
using Descent.Tabular;
using Descent.Tabular.Results;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>Where a training's results go: the model, the course of the training, what is to be said about it, and that as a report. Nothing but checkpoints is written before the end.</summary>
internal sealed class RunFolder
{
    private static readonly string[] s_checkpoints = [Checkpoint.FileName, Checkpoint.PreviousFileName];

    private RunFolder(string path) => Folder = path;

    /// <summary>The folder, as it was given.</summary>
    public string Folder { get; }

    public string ModelFile => Path.Combine(Folder, TabularModel.FileName);

    public string HistoryFile => Path.Combine(Folder, "history.csv");

    public string ProgramFile => Path.Combine(Folder, TrainProgram.FileName);

    public string ResultsFile => Path.Combine(Folder, RunResultsFile.Name);

    public string ReportFile => Path.Combine(Folder, Runs.ReportFile.Name);

    /// <summary>Whether an earlier run has left its results here.</summary>
    public bool IsTaken => File.Exists(ModelFile) || File.Exists(HistoryFile);

    /// <summary>Says now what would prevent writing later.</summary>
    /// <exception cref="UsageException">The path is a file, or the data are in a file that would be written.</exception>
    public static RunFolder For(string? given, DataRequest data)
    {
        var path = given ?? data.ShortName + ".run";
        if (File.Exists(path)) throw new UsageException($"--output {path} is a file: a folder is needed.");
        var folder = new RunFolder(path);
        foreach (var file in new[] { folder.ModelFile, folder.HistoryFile, folder.ResultsFile, folder.ReportFile, folder.ProgramFile }) OutputFile.RefuseInput(file, data.PathOrName, "DATA");
        return folder;
    }

    /// <summary>Refuses to lose a run that has not come to its end.</summary>
    /// <param name="resumed">The checkpoint that this run goes on from, or null.</param>
    /// <exception cref="UsageException">There is such a run, and this one does not go on with it.</exception>
    public void RefuseUnfinishedRun(Checkpoint? resumed)
    {
        if (resumed is not null && s_checkpoints.Any(name => Path.GetFullPath(resumed.Path) == Path.GetFullPath(Path.Combine(Folder, name))) || !Checkpoint.Exists(Folder)) return;
        if (Load() is { HasEnded: false } unfinished) throw new UsageException($"{Folder} holds an unfinished run at epoch {unfinished.Epoch}: go on with --resume {Folder}, or name another --output.");
    }

    /// <summary>Deletes the checkpoints of an earlier run, which are not those of the model that is there now.</summary>
    public void DeleteCheckpoints()
    {
        foreach (var name in s_checkpoints) File.Delete(Path.Combine(Folder, name));
    }

    /// <summary>Writes all files, each whole or not at all.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Write(TabularModel model, History history, RunResults results)
    {
        try
        {
            model.Save(ModelFile);
            DurableFile.Write(HistoryFile, stream => stream.Write(Encoding.UTF8.GetBytes(ToCsv(history))));
            RunResultsFile.Write(Folder, results);
            DurableFile.Write(ReportFile, stream => HtmlReport.Write(results, stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--output {Folder}: the model cannot be written: {error.Message}", error);
        }
    }

    private Checkpoint Load()
    {
        try
        {
            return Checkpoint.Load(Folder);
        }
        catch (ModelFileException error)
        {
            throw new UsageException($"--output {Folder} holds a run that cannot be read: {error.Message} Name another folder, or delete its checkpoints.");
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
