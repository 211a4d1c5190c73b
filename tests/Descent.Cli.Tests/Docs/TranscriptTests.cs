using Descent.Tests.Docs;

namespace Descent.Cli.Tests.Docs;

/// <summary>The commands that README and the pages in docs show are run, from top to bottom of a page, and print what is shown. DESCENT_UPDATE_GOLDEN=1 writes what they print now.
/// The current folder belongs to the process, so that they run alone.</summary>
[Collection(nameof(TranscriptTests))]
[CollectionDefinition(nameof(TranscriptTests), DisableParallelization = true)]
public class TranscriptTests
{
    public static TheoryData<string> Pages => [.. DocsPage.All.Where(page => page.Fences.Any(IsTranscript)).Select(page => page.Name)];

    [Theory, MemberData(nameof(Pages))]
    public void Commands_print_what_is_shown(string name)
    {
        var page = DocsPage.Of(name);
        var blocks = page.Fences.Where(IsTranscript).ToList();
        using var folder = new TemporaryFolder();
        DocsFiles.Write(page, folder.Path, []);
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.Path;
            var transcripts = new Transcripts();
            var commands = blocks.ToDictionary(block => block, block => transcripts.Run(block).ToList());
            if (Environment.GetEnvironmentVariable("DESCENT_UPDATE_GOLDEN") == "1")
                page.Rewrite(commands.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.SelectMany(run => run.Command.Split('\n').Concat(Shown(run.Shown, run.Printed)))]));
            else
                Assert.All(commands.SelectMany(pair => pair.Value), run => Assert.True(Transcript.Difference(Text(run.Shown), run.Printed) is null, $"{name}: {run.Command}\n{Transcript.Difference(Text(run.Shown), run.Printed)}"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private static IEnumerable<string> Shown(IReadOnlyList<string> shown, string printed) => Transcript.Updated(Text(shown), printed).Concat(shown.Reverse().TakeWhile(line => line.Length == 0));

    private static List<string> Text(IReadOnlyList<string> shown) => [.. shown.Reverse().SkipWhile(line => line.Length == 0).Reverse()];

    private static bool IsTranscript(Fence fence) => fence.Language == "console";
}
