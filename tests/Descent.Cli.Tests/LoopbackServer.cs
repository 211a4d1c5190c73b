using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Descent.Cli.Tests;

/// <summary>A web server on this machine that serves files from memory, with the faults that real ones have.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, byte[]> _files;
    private readonly Task _serving;

    public LoopbackServer(Dictionary<string, byte[]> files)
    {
        _files = files;
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Whether a part of a file can be asked for.</summary>
    public bool HasRanges { get; init; } = true;

    /// <summary>Whether the length of an answer is told; without it the content ends where the connection does.</summary>
    public bool TellsLength { get; init; } = true;

    /// <summary>After how many bytes of content connections are cut; the budget is that of each connection.</summary>
    public int CutAfter { get; init; } = int.MaxValue;

    /// <summary>How many connections are cut.</summary>
    public int Cuts { get; init; } = int.MaxValue;

    /// <summary>The requests: file, and first byte asked for.</summary>
    public List<(string File, int From)> Requests { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait();
    }

    private void Serve()
    {
        var cuts = 0;
        while (true)
        {
            try
            {
                using var client = _listener.AcceptTcpClient();
                Answer(client.GetStream(), ref cuts);
            }
            catch (IOException)
            {
                // The client went away.
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private void Answer(NetworkStream stream, ref int cuts)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (reader.ReadLine() is not { } request) return;
        var (name, from) = (request.Split(' ')[1].TrimStart('/'), 0);
        while (reader.ReadLine() is { Length: > 0 } header)
            if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase)) from = int.Parse(header["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        Requests.Add((name, from));
        if (!_files.TryGetValue(name, out var content)) Write(stream, "404 Not Found", "", []);
        else if (HasRanges && from >= content.Length) Write(stream, "416 Range Not Satisfiable", "", []);
        else if (HasRanges && from > 0) Send(stream, "206 Partial Content", $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}\r\n", content[from..], ref cuts);
        else Send(stream, "200 OK", "", content, ref cuts);
    }

    private void Send(NetworkStream stream, string status, string headers, byte[] content, ref int cuts)
    {
        var isCut = content.Length > CutAfter && cuts < Cuts;
        if (isCut) cuts++;
        Write(stream, status, headers + (TellsLength ? $"Content-Length: {content.Length}\r\n" : ""), isCut ? content[..CutAfter] : content);
    }

    private static void Write(NetworkStream stream, string status, string headers, byte[] content)
    {
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Connection: close\r\n\r\n"));
        stream.Write(content);
        stream.Flush();
    }
}
