using Descent.Cli.Output;
using Descent.Data;

namespace Descent.Cli.Downloads;

/// <summary>Downloads what is missing of an image set.</summary>
/// <param name="set">The set.</param>
/// <param name="dataFolder">The data folder; the set gets a subfolder of its name.</param>
/// <param name="mirrors">Where to look, in this order.</param>
internal sealed class ImageSetDownload(ImageSetInfo set, string dataFolder, IReadOnlyList<string> mirrors)
{
    private readonly string _folder = Path.Combine(dataFolder, set.Name);

    /// <summary>Downloads, showing the progress.</summary>
    /// <returns>The folder of the files.</returns>
    /// <exception cref="DownloadException">A file is on no mirror, or another one is in its place.</exception>
    /// <exception cref="UsageException">The folder cannot be made or written to.</exception>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    public string Run(Screen screen, CancellationToken stop)
    {
        // Sets have files of the same names: what is in the data folder itself is looked at, and never written.
        if (!Directory.Exists(_folder) && set.Files.All(file => IsWhole(Path.Combine(dataFolder, file.Name), file))) return dataFolder;
        try
        {
            Directory.CreateDirectory(_folder);
            return Fill(screen, stop);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or (IOException and not DownloadException))
        {
            throw new UsageException($"--data-dir {dataFolder}: a folder that can be made and written to is needed ({error.Message.TrimEnd('.')}): name another one with --data-dir or the environment variable {ImageSets.DataFolderVariable}.");
        }
    }

    private string Fill(Screen screen, CancellationToken stop)
    {
        ImageSetFile[] missing = [.. set.Files.Where(file => !IsThere(screen, file))];
        if (missing.Length == 0) return _folder;
        using var client = new HttpClient();
        foreach (var file in missing)
            if (Download(file, _ => { }).Arrived is > 0 and var arrived) screen.Fact("resuming", $"{file.Name}: {DownloadDisplay.Size(arrived)} of it have arrived before");
        DownloadDisplay.Run(screen, progress =>
        {
            foreach (var file in missing) Download(file, progress).Run(mirrors, stop).GetAwaiter().GetResult();
        });
        return _folder;

        FileDownload Download(ImageSetFile file, Action<DownloadProgress> progress) => new(client, file, _folder, progress);
    }

    private bool IsThere(Screen screen, ImageSetFile file)
    {
        var plain = Path.Combine(_folder, file.Name);
        var compressed = plain + ".gz";
        if (File.Exists(plain)) return IsRight(plain, file);
        if (!File.Exists(compressed)) return false;
        try
        {
            return IsRight(compressed, file);
        }
        catch (DataException error) when (error.InnerException is InvalidDataException)
        {
            screen.Warn($"{compressed} is damaged: it is downloaded anew.");
            return false;
        }
    }

    /// <summary>Whether a file is this set's; one that is whole and another's is not replaced.</summary>
    private bool IsRight(string path, ImageSetFile file) => ImageSetFile.HashOf(path) is var hash && hash == file.Sha256 ? true
        : throw new DownloadException($"{path} is not {set.Title}'s: the SHA-256 of its uncompressed content is {hash}, {file.Sha256} was needed. Move it away, then repeat the command.");

    private static bool IsWhole(string plain, ImageSetFile file)
    {
        try
        {
            return (File.Exists(plain) ? plain : plain + ".gz") is var path && File.Exists(path) && ImageSetFile.HashOf(path) == file.Sha256;
        }
        catch (DataException)
        {
            return false;
        }
    }
}
