using System.Diagnostics;

namespace Descent.Tests.Docs;

/// <summary>All C# blocks of the pages in docs, compiled as one project and run once, each page in a folder of its own that holds the files which the page shows.</summary>
public sealed class DocsPrograms : IAsyncLifetime
{
    private const string Failed = "failed: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-docs-");
    private Dictionary<string, string> _printed = [];

    /// <summary>The pages that have programs. Those of README are looked after elsewhere (ReadmeTests).</summary>
    internal static IReadOnlyList<DocsPage> Pages { get; } = [.. DocsPage.All.Where(page => page.Name != "README.md" && DocsProgram.Of(page).Any())];

    /// <summary>What a block printed.</summary>
    internal string Printed(DocsPage page, Fence block)
    {
        Assert.True(_printed.TryGetValue(DocsProgram.Marker(page, block), out var printed), $"The block of {page.Name}:{block.FirstLine} was not reached.");
        Assert.DoesNotContain(Failed, printed, StringComparison.Ordinal);
        return printed;
    }

    public async ValueTask InitializeAsync()
    {
        foreach (var program in Pages.SelectMany(DocsProgram.Of)) await File.WriteAllTextAsync(In($"{program.Name}.cs"), program.Source());
        await File.WriteAllTextAsync(In("Program.cs"), Start());
        await File.WriteAllTextAsync(In("docs.csproj"), Project());
        await Run("build", In("docs.csproj"), "-v", "quiet", "-clp:NoSummary", "-o", In("program"));
        var printed = await Run(In("program/docs.dll"));
        _printed = printed.Split(DocsProgram.MarkerStart).Skip(1).Select(part => part.Split('\n', 2)).ToDictionary(part => DocsProgram.MarkerStart + part[0].TrimEnd(), part => part[1]);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Start()
    {
        var lines = Pages.SelectMany((page, i) => DocsProgram.Of(page).Select(program => $"await Run({Literal(FolderOf(page, i))}, {(program.IsAsync ? "" : "() => { ")}{program.Name}.Page.Run{(program.IsAsync ? "" : "(); return Task.CompletedTask; }")});"));
        return $$"""
            {{string.Join('\n', lines)}}

            static async Task Run(string folder, Func<Task> program)
            {
                Environment.CurrentDirectory = folder;
                try
                {
                    await program();
                }
                catch (Exception error)
                {
                    Console.WriteLine($"{{Failed}}{error}");
                }
            }
            """;
    }

    private string FolderOf(DocsPage page, int number)
    {
        var folder = _folder.CreateSubdirectory($"page{number}").FullName;
        DocsFiles.Write(page, folder, page.Fences.Where(fence => fence.Language == "csharp"));
        return folder;
    }

    private static string Project()
    {
        var references = new[] { "Descent", "CsvHelper", "System.Numerics.Tensors" }.Select(name => $"<Reference Include=\"{Path.Combine(AppContext.BaseDirectory, $"{name}.dll")}\" />");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <WarningLevel>0</WarningLevel>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>{string.Concat(references)}<FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
            </Project>
            """;
    }

    private static string Literal(string text) => $"@\"{text}\"";

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static async Task<string> Run(params string[] arguments)
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (printed, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        await process.WaitForExitAsync(timeout.Token);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await printed}{await errors}");
        return await printed;
    }
}
