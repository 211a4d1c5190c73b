using Descent.Cli.Output;
using Descent.Data;

namespace Descent.Cli.Downloads;

/// <summary>Downloads what is missing of an image set.</summary>
/// <param name="set">The set.</param>
/// <param name="dataFolder">The data folder; the set gets a subfolder of its name.</param>
/// <param name="mirrors">Where to look, in this order.</param>
internal sealed class ImageSetDownload(ImageSetInfo set, string dataFolder, IReadOnlyList<string> mirrors)
{
    private readonly string _folder = set.Find(dataFolder) ?? Path.Combine(dataFolder, set.Name);

    /// <summary>Downloads, showing the progress.</summary>
    /// <returns>The folder of the files.</returns>
    /// <exception cref="DownloadException">A file is on no mirror.</exception>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    public string Run(Screen screen, CancellationToken stop)
    {
        Directory.CreateDirectory(_folder);
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
        if (File.Exists(plain))
        {
            if (ImageSetFile.HashOf(plain) is var hash && hash != file.Sha256)
                throw new DownloadException($"{plain} is not {set.Title}'s: its SHA-256 is {hash}, {file.Sha256} was needed. Move it away, then repeat the command.");
            return true;
        }
        if (!File.Exists(compressed)) return false;
        if (IsRight(compressed, file)) return true;
        screen.Warn($"{compressed} is not {set.Title}'s, or damaged: it is downloaded anew.");
        return false;
    }

    private static bool IsRight(string path, ImageSetFile file)
    {
        try
        {
            return ImageSetFile.HashOf(path) == file.Sha256;
        }
        catch (DataException)
        {
            return false;
        }
    }
}
