using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Descent.Tests.Api;

namespace Descent.Cli.Tests;

/// <summary>The packages as a user gets them: what they hold, and the tool installed from a folder of packages.</summary>
public sealed class PackageTests(PackageTests.Feed feed) : IClassFixture<PackageTests.Feed>
{
    /// <summary>A folder of packages made of what was just built.</summary>
    public sealed class Feed : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Feed()
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            foreach (var project in new[] { "Descent", "Descent.Cli" })
                Dotnet("pack", Repository.Path("src", project), "--no-build", "--nologo", "-c", configuration == "release" ? "Release" : "Debug", "-o", Packages);
        }

        internal string Packages => _folder["packages"];

        internal string this[string name] => _folder[name];

        public void Dispose() => _folder.Dispose();
    }

    [Fact]
    public void The_library_is_one_managed_assembly_of_less_than_a_megabyte_and_a_half()
    {
        var path = Package("Descent");
        using var package = ZipFile.OpenRead(path);
        var content = package.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheFormat(name)).Order(StringComparer.Ordinal);

        Assert.Equal(["README.md", "icon.png", "lib/net10.0/Descent.dll", "lib/net10.0/Descent.xml"], content);
        Assert.InRange(new FileInfo(path).Length, 100_000, 1_500_000);
    }

    [Fact]
    public void The_library_needs_the_two_libraries_that_it_may_need()
    {
        using var package = ZipFile.OpenRead(Package("Descent"));
        using var stream = package.GetEntry("Descent.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string One(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal(["CsvHelper", "System.Numerics.Tensors"],
            metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(("MIT", "README.md", "icon.png"), (One("license"), One("readme"), One("icon")));
    }

    [Fact]
    public void The_tool_is_installed_from_a_folder_and_trains()
    {
        var tools = feed["tools"];
        Dotnet("tool", "install", "Descent.Cli", "--tool-path", tools, "--source", feed.Packages, "--version", Version(), "--no-cache");
        var descent = Path.Combine(tools, OperatingSystem.IsWindows() ? "descent.exe" : "descent");
        var run = feed["iris.run"];

        Assert.Contains("descent train heart", Run(descent, "--help"));
        Assert.Contains(Path.Combine(run, "model.safetensors"), Run(descent, "train", "iris", "--epochs", "5", "--output", run));
        Assert.Contains("species", Run(descent, "inspect", run));
    }

    /// <summary>What the format itself puts into each package.</summary>
    private static bool IsOfTheFormat(string name) =>
        name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal) || name.EndsWith(".nuspec", StringComparison.Ordinal) || name == "[Content_Types].xml";

    private string Package(string name) => Path.Combine(feed.Packages, $"{name}.{Version()}.nupkg");

    private static string Version() => XDocument.Load(Repository.Path("Directory.Build.props")).Descendants("Version").Single().Value;

    private static void Dotnet(params string[] arguments) => Run("dotnet", arguments);

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error.Result}\n{output}");
        return output;
    }
}
