using System.Text;
using Descent.Serialization;
using Descent.Tabular.Results;

namespace Descent.Cli.Runs;

/// <summary>The results in a run's folder.</summary>
internal static class RunResultsFile
{
    public const string Name = "results.json";

    /// <summary>Writes them whole or not at all.</summary>
    public static void Write(string folder, RunResults results) => DurableFile.Write(Path.Combine(folder, Name), stream => stream.Write(Encoding.UTF8.GetBytes(results.ToJson())));

    /// <summary>Reads them; null where there are none.</summary>
    /// <exception cref="ModelFileException">They cannot be read.</exception>
    public static RunResults? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return null;
        try
        {
            return RunResults.FromJson(File.ReadAllText(path));
        }
        catch (FormatException error)
        {
            throw new ModelFileException(path, error.Message.TrimEnd('.'), inner: error);
        }
    }
}
