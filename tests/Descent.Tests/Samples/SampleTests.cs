using System.ComponentModel;
using System.Diagnostics;
using System.Xml.Linq;
using Descent.Data;
using Descent.Tests.Api;
using Descent.Tests.Results;

namespace Descent.Tests.Samples;

/// <summary>Every sample builds and runs as <c>dotnet run</c> builds and runs it, prints what it says it prints, and is quick.</summary>
public class SampleTests(ITestOutputHelper output)
{
    private const string Claim = "// prints: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Of the processor, not of the clock: on a machine that does other things too a sample is no worse.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Repository.Path("samples"), "*.cs").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    // As from a fresh clone: no images but the built-in ones.
    [Theory, MemberData(nameof(Samples))]
    public Task A_sample_runs_and_prints_what_it_says(string sample) => Check(sample, Repository.Path("no-data"));

    [Theory, InlineData("digits-cnn.cs"), InlineData("initialization.cs")]
    public Task A_sample_keeps_its_word_with_mnist(string sample) => Check(sample, MnistFolder.Require());

    private async Task Check(string sample, string data)
    {
        var path = Repository.Path("samples", sample);
        string[] claims = [.. File.ReadLines(path).Where(line => line.StartsWith(Claim, StringComparison.Ordinal)).Select(line => line[Claim.Length..])];
        Assert.True(claims.Length > 0, $"samples/{sample} says nowhere what it prints: it needs a line '{Claim}...'.");
        var picture = Repository.Path("pictures", Path.ChangeExtension(sample, ".svg"));
        if (File.Exists(picture)) File.Delete(picture);
        var program = await Run(["build", path, "-v", "q", "-target:Build", "-getProperty:TargetPath"], data);
        var clock = Stopwatch.StartNew();
        var (printed, processor) = await Run([program.Printed.Trim()], data);
        output.WriteLine(printed);
        output.WriteLine(FormattableString.Invariant($"samples/{sample} took {clock.Elapsed.TotalSeconds:0.0} s, and {processor.TotalSeconds:0.0} s of the processor; its build is not in it."));
        Assert.True(processor <= Limit, $"samples/{sample} took {processor.TotalSeconds:0.0} s of the processor: a sample has {Limit.TotalSeconds} s.");
        Assert.All(claims, claim => Assert.Contains(claim, printed, StringComparison.Ordinal));
        if (File.ReadLines(path).Contains("#:include shared/Picture.cs")) IsSelfContained(XDocument.Load(picture));
    }

    private static void IsSelfContained(XDocument picture)
    {
        Assert.Equal("svg", picture.Root!.Name.LocalName);
        Assert.Contains(picture.Descendants(), element => element.Name.LocalName is "path" or "circle");
        Assert.DoesNotContain(picture.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src" || attribute.Value.Contains("NaN", StringComparison.Ordinal));
    }

    /// <summary>Runs dotnet, which has to succeed.</summary>
    private static async Task<(string Printed, TimeSpan Processor)> Run(string[] arguments, string data)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[ImageSets.DataFolderVariable] = data;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Patience);
        var (printed, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        try
        {
            var processor = await ProcessorTime(process, timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await printed}{await errors}");
            return (await printed, processor);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} took longer than {Patience}.");
        }
    }

    /// <summary>Waits for the end of a process. Linux tells the time of one that runs alone: the last pause may be missing.</summary>
    private static async Task<TimeSpan> ProcessorTime(Process process, CancellationToken stop)
    {
        var time = TimeSpan.Zero;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                time = process.TotalProcessorTime;
            }
            catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
            {
                break;      // between the two lines
            }
            await Task.Delay(Pause, stop);
        }
        return time;
    }
}
