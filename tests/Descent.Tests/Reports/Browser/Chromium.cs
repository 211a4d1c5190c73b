using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Descent.Tests.Reports.Browser;

/// <summary>The Debian package's browser without a window, driven by its DevTools protocol: no package of ours is needed for that.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonNode> _events = [];
    private int _id;
    private string? _session;

    private Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>Where the browser is; null where there is none.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Starts the browser with an empty page.</summary>
    public static async Task<Chromium> Start()
    {
        var profile = Directory.CreateTempSubdirectory("descent-browser-").FullName;
        var start = new ProcessStartInfo(Program!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank" }) start.ArgumentList.Add(argument);
        var browser = new Chromium(Process.Start(start)!, profile);
        await browser.Attach();
        return browser;
    }

    /// <summary>Sends a command and waits for its answer; what happens meanwhile is kept.</summary>
    public async Task<JsonNode> Send(string method, JsonObject? parameters = null)
    {
        var id = ++_id;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null) message["sessionId"] = _session;
        using var limit = new CancellationTokenSource(s_patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, limit.Token);
        while (true)
        {
            var answer = await Receive(limit.Token);
            if (answer["id"]?.GetValue<int>() != id)
            {
                _events.Add(answer);
                continue;
            }

            return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"]!;
        }
    }

    /// <summary>Opens a page and waits until it is whole.</summary>
    public async Task Open(string path)
    {
        _events.Clear();
        await Send("Page.navigate", new JsonObject { ["url"] = new Uri(path).AbsoluteUri });
        using var limit = new CancellationTokenSource(s_patience);
        while (!Events("Page.loadEventFired").Any()) _events.Add(await Receive(limit.Token));
    }

    /// <summary>What happened since the page was opened.</summary>
    public IEnumerable<JsonNode> Events(string method) => _events.Where(item => item["method"]?.GetValue<string>() == method).Select(item => item["params"]!);

    /// <summary>The value of a JavaScript expression; a promise is awaited.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var answer = await Send("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } error ? throw new InvalidOperationException(error.ToJsonString()) : answer["result"]!["value"];
    }

    /// <summary>The width of the page's window, whether the reader's system is dark, and whether the page is on paper.</summary>
    public async Task Look(int width, bool dark, string media = "screen")
    {
        await Send("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        await Send("Emulation.setEmulatedMedia", new JsonObject { ["media"] = media, ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }) });
    }

    /// <summary>A picture of the whole page, or of its upper part.</summary>
    public async Task<byte[]> Picture(int width, int? height = null)
    {
        var whole = (await Evaluate("document.documentElement.scrollHeight"))!.GetValue<int>();
        var clip = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = Math.Min(height ?? whole, whole), ["scale"] = 1 };
        return Convert.FromBase64String((await Send("Page.captureScreenshot", new JsonObject { ["captureBeyondViewport"] = true, ["clip"] = clip }))["data"]!.GetValue<string>());
    }

    /// <summary>The page in print.</summary>
    public async Task<byte[]> Print() =>
        Convert.FromBase64String((await Send("Page.printToPDF", new JsonObject { ["printBackground"] = true, ["preferCSSPageSize"] = true, ["paperWidth"] = 8.27, ["paperHeight"] = 11.69 }))["data"]!.GetValue<string>());

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser may still be writing there; the folder is in the system's temporary one.
        }
    }

    private async Task Attach()
    {
        using var limit = new CancellationTokenSource(s_patience);
        const string announcement = "DevTools listening on ";
        string? line;
        do line = await _process.StandardError.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The browser ended before it listened.");
        while (!line.StartsWith(announcement, StringComparison.Ordinal));
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await _socket.ConnectAsync(new Uri(line[announcement.Length..]), limit.Token);
        var target = await Send("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        _session = (await Send("Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true }))["sessionId"]!.GetValue<string>();
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" }) await Send(domain + ".enable");
        await Send("Network.emulateNetworkConditions", new JsonObject { ["offline"] = true, ["latency"] = 0, ["downloadThroughput"] = 0, ["uploadThroughput"] = 0 });
    }

    private async Task<JsonNode> Receive(CancellationToken token)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, token);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(whole.ToArray())!;
    }
}
