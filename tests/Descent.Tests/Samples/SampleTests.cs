using System.Diagnostics;
using System.Xml.Linq;
using Descent.Data;
using Descent.Tests.Api;
using Descent.Tests.Results;

namespace Descent.Tests.Samples;

/// <summary>Every sample runs as a reader would run it, and prints what it says it prints.</summary>
public class SampleTests(ITestOutputHelper output)
{
    private const string Claim = "// prints: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
        var (exitCode, printed, errors) = await Run(path, data);
        output.WriteLine(printed + errors);
        Assert.True(exitCode == 0, $"dotnet run samples/{sample} ended with {exitCode}:\n{printed}{errors}");
        Assert.All(claims, claim => Assert.Contains(claim, printed, StringComparison.Ordinal));
        if (File.ReadLines(path).Contains("#:include shared/Picture.cs")) IsSelfContained(XDocument.Load(picture));
    }

    private static void IsSelfContained(XDocument picture)
    {
        Assert.Equal("svg", picture.Root!.Name.LocalName);
        Assert.Contains(picture.Descendants(), element => element.Name.LocalName is "path" or "circle");
        Assert.DoesNotContain(picture.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src" || attribute.Value.Contains("NaN", StringComparison.Ordinal));
    }

    private static async Task<(int ExitCode, string Printed, string Errors)> Run(string path, string data)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["run", path]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[ImageSets.DataFolderVariable] = data;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Patience);
        var (printed, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await printed, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet run {path} took longer than {Patience}.");
        }
    }
}
