using Descent.Data;
using Descent.Serialization;

namespace Descent.Cli.Downloads;

/// <summary>
/// Downloads one file of an image set. What arrives is kept in <c>NAME.gz.part</c>, with which a later run goes on; the file gets its name once its content is
/// what it must be.
/// </summary>
/// <param name="client">The connection.</param>
/// <param name="file">What is needed.</param>
/// <param name="folder">Where it goes.</param>
/// <param name="progress">Is told how far it is.</param>
/// <param name="largest">The most bytes that are taken: a server that never ends does not fill the disk. No file of an image set has so many.</param>
internal sealed class FileDownload(HttpClient client, ImageSetFile file, string folder, Action<DownloadProgress> progress, long largest = 1L << 30)
{
    /// <summary>How often a mirror is asked for the rest after its connection was cut.</summary>
    private const int Attempts = 5;

    private readonly PartFile _part = new(Path.Combine(folder, file.Name + ".gz.part"), largest);

    /// <summary>Whether the last problem was that what has arrived does not decompress to its end: it may be the right file's beginning.</summary>
    private bool _isTorn;

    /// <summary>The bytes that an earlier run has left.</summary>
    public long Arrived => _part.Length;

    /// <summary>Downloads from the first mirror that has it.</summary>
    /// <param name="mirrors">Addresses of folders.</param>
    /// <param name="stop">Stops; what has arrived is kept.</param>
    /// <exception cref="DownloadException">No mirror has it; the message tells why for each.</exception>
    public async Task Run(IReadOnlyList<string> mirrors, CancellationToken stop)
    {
        var failures = new List<string>();
        foreach (var mirror in mirrors)
        {
            var address = $"{mirror.TrimEnd('/')}/{file.Name}.gz";
            try
            {
                await From(address, stop);
                return;
            }
            catch (Exception error) when (error is IOException or HttpRequestException)
            {
                failures.Add($"{address}: {error.Message}");
            }
        }
        throw new DownloadException($"{file.Name} could not be downloaded. {string.Join(" ", failures)} "
            + $"Check the network and repeat the command, which goes on with what has arrived; name another mirror with --mirror; or put {file.Name}.gz into {folder} yourself.");
    }

    private async Task From(string address, CancellationToken stop)
    {
        var hadPart = _part.Length > 0;
        if (Problem() is not null) await Receive(address, stop);
        if (hadPart && Problem() is not null)
        {
            // The part may come from another mirror, which compresses otherwise.
            _part.Delete();
            await Receive(address, stop);
        }
        if (Problem() is { } problem)
        {
            if (!_isTorn) _part.Delete();
            throw new DownloadException(problem);
        }
        DurableFile.Write(Path.Combine(folder, file.Name + ".gz"), _part.CopyTo);
        _part.Delete();
    }

    /// <summary>Receives to the end; where the connection is cut after something came, the rest is asked for.</summary>
    private async Task Receive(string address, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = _part.Length;
            try
            {
                var hasEnd = await _part.Receive(client, address, (received, total) => progress(new(file.Name, received, total)), stop);
                if (hasEnd || attempt == Attempts || _part.Length <= before || Problem() is null || !_isTorn) return;
            }
            catch (IOException error) when (error is not DownloadException && attempt < Attempts && _part.Length > before)
            {
            }
        }
    }

    /// <summary>What is wrong with what has arrived; null where it is right.</summary>
    private string? Problem()
    {
        _isTorn = false;
        if (_part.Length == 0) return "nothing has arrived.";
        try
        {
            return ImageSetFile.HashOf(_part.Path) is var hash && hash == file.Sha256 ? null
                : $"it holds something else: the SHA-256 of its uncompressed content is {hash}, {file.Sha256} was needed.";
        }
        catch (DataException error)
        {
            _isTorn = error.InnerException is InvalidDataException;
            return $"the mirror's file is damaged, name another one with --mirror ({error.InnerException?.Message ?? error.Message})";
        }
    }
}
