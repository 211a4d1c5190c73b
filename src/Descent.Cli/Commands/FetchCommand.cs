using System.CommandLine;
using System.Runtime.InteropServices;
using Descent.Cli.Downloads;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Graph;

namespace Descent.Cli.Commands;

/// <summary>`descent datasets fetch`.</summary>
internal static class FetchCommand
{
    private const string Notes = """
        MNIST is 11.6 MB, Fashion-MNIST 30.9 MB, each of four files. A file that is there and right stays; one that is damaged is downloaded anew.
        After Ctrl+C or a broken connection the same command goes on with what has arrived.

        Examples:
          descent datasets fetch mnist
          descent datasets fetch fashion-mnist --data-dir data
          descent datasets fetch mnist --mirror https://example.org/mnist
        """;

    public static Command Create(Screen screen)
    {
        var name = DataArguments.Positional("NAME", $"The image set: {string.Join(", ", ImageSets.All.Select(set => set.Name))}");
        var folder = Setting.Text("--data-dir", "FOLDER", $"The data folder (default: the environment variable {ImageSets.DataFolderVariable}, else a folder of the user's)");
        var mirrors = new Option<string[]>("--mirror") { HelpName = "URL", Description = "Download from here, instead of the known mirrors; may be repeated", Arity = ArgumentArity.OneOrMore };
        mirrors.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!Uri.TryCreate(token.Value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                    result.AddError($"--mirror needs an address that begins with http:// or https://, got '{token.Value}'.");
        });
        var command = new NotedCommand("fetch", "Downloads an image set, checks it, and goes on where an earlier download stopped.", Notes) { name, folder, mirrors };
        command.SetAction(parsed =>
        {
            var set = Find(parsed.GetRequiredValue(name));
            var data = parsed.GetValue(folder) ?? ImageSets.DataFolder;
            return Fetch(screen, set, data, parsed.GetValue(mirrors) is { Length: > 0 } given ? given : [.. set.Mirrors]);
        });
        return command;
    }

    private static int Fetch(Screen screen, ImageSetInfo set, string data, IReadOnlyList<string> mirrors)
    {
        using var stop = new CancellationTokenSource();
        // The first Ctrl+C ends the download and keeps what has arrived; a second one ends the process.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
        try
        {
            screen.Fact(set.Name, $"whole and checked, in {new ImageSetDownload(set, data, mirrors).Run(screen, stop.Token)}");
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return screen.Fail("stopped; the same command goes on with what has arrived.", ExitCode.RunFailed);
        }
    }

    private static ImageSetInfo Find(string name)
    {
        if (ImageSets.All.FirstOrDefault(set => Setting.Plain(set.Name) == Setting.Plain(name)) is { } found) return found;
        throw new UsageException(Datasets.All.Any(set => Setting.Plain(set.Name) == Setting.Plain(name))
            ? $"{name} comes with Descent: there is nothing to fetch."
            : $"There is no image set '{name}'.{NearestName.Hint(name, ImageSets.All.Select(set => set.Name))} The image sets are {string.Join(", ", ImageSets.All.Select(set => set.Name))}.");
    }
}
