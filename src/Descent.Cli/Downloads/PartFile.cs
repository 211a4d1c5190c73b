using System.Net;
using System.Net.Http.Headers;

namespace Descent.Cli.Downloads;

/// <summary>The beginning of a file that is being downloaded.</summary>
/// <param name="path">Where it is.</param>
/// <param name="largest">The most bytes that it may have.</param>
internal sealed class PartFile(string path, long largest)
{
    private const int BlockSize = 1 << 16;

    /// <summary>How long a server may be silent.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public string Path => path;

    /// <summary>The bytes that are there.</summary>
    public long Length => File.Exists(path) ? new FileInfo(path).Length : 0;

    public void Delete() => File.Delete(path);

    public void CopyTo(Stream target)
    {
        using var part = File.OpenRead(path);
        part.CopyTo(target);
    }

    /// <summary>Receives what is missing; everything, if the server cannot send a part.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="address">Where the whole file is.</param>
    /// <param name="progress">Takes the bytes received and all bytes, null where they are not known.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>Whether the server said where the end is; without that, what is cut off looks whole.</returns>
    /// <exception cref="DownloadException">The server has no such file, is silent, or sends more than a file may have, of which nothing is kept.</exception>
    /// <exception cref="IOException">The connection was cut.</exception>
    /// <exception cref="HttpRequestException">There is no connection.</exception>
    public async Task<bool> Receive(HttpClient client, string address, Action<long, long?> progress, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(s_patience);
        try
        {
            using var response = await Ask(client, address, Length, patience.Token);
            await Copy(response, progress, patience);
            return response.Content.Headers.ContentLength is not null;
        }
        catch (OperationCanceledException error) when (!stop.IsCancellationRequested)
        {
            throw new DownloadException($"nothing came for {s_patience.TotalSeconds} seconds.", error);
        }
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string address, long from, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (from > 0) request.Headers.Range = new RangeHeaderValue(from, null);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        var (status, reason, start) = (response.StatusCode, response.ReasonPhrase, response.Content.Headers.ContentRange?.From);
        if (status == HttpStatusCode.OK || (status == HttpStatusCode.PartialContent && start == from)) return response;
        response.Dispose();
        // The part is as long as the file, or longer: it is not this file's.
        if (from > 0 && status is HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PartialContent) return await Ask(client, address, 0, stop);
        throw new DownloadException($"the server answers {(int)status} {reason}.");
    }

    private async Task Copy(HttpResponseMessage response, Action<long, long?> progress, CancellationTokenSource patience)
    {
        var isRest = response.StatusCode == HttpStatusCode.PartialContent;
        await using var file = new FileStream(path, isRest ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var total = file.Length + response.Content.Headers.ContentLength;
        var block = new byte[BlockSize];
        await using var content = await response.Content.ReadAsStreamAsync(patience.Token);
        while (await content.ReadAsync(block, patience.Token) is > 0 and var count)
        {
            patience.CancelAfter(s_patience);
            await file.WriteAsync(block.AsMemory(0, count), patience.Token);
            if (file.Length > largest)
            {
                Delete();
                throw new DownloadException($"the file is larger than {largest} bytes.");
            }
            progress(file.Length, total);
        }
    }
}
