using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>The model that a path means.</summary>
internal static class ModelPath
{
    /// <summary>The file that is meant: a run's folder stands for the model in it.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, TabularModel.FileName) : path;
        if (!File.Exists(file)) throw new UsageException($"{file}: there is no such model file. The command 'train' writes one.");
        return Path.GetExtension(file) is not (".csv" or ".tsv" or ".txt") ? file
            : throw new UsageException($"{file} is a file of rows, and a model is needed first: the folder of a run, such as heart.run, or the model.safetensors in it.");
    }

    /// <summary>Reads the model.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="Serialization.ModelFileException">The file is damaged, no model, or not one of this command.</exception>
    public static TabularModel Load(string path) => TabularModel.Load(Find(path));
}
