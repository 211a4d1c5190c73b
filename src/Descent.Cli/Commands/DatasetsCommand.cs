using System.CommandLine;
using System.Text;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;
using Descent.Data;
using Descent.Graph;

namespace Descent.Cli.Commands;

/// <summary>`descent datasets`.</summary>
internal static class DatasetsCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("datasets", "Lists the data sets that come with Descent; train takes them by name.") { Show(screen), Export(screen), FetchCommand.Create(screen) };
        command.SetAction(_ =>
        {
            screen.Table([["name", "rows", "task", "what"], .. Datasets.All.Select(set => new[] { set.Name, $"{set.Rows}", set.Task.ToString().ToLowerInvariant(), set.Description })]);
            screen.Line();
            screen.Heading("Image sets, for the library; 'descent datasets fetch NAME' downloads them:");
            screen.Table([["name", "where", "what"], .. ImageSets.All.Select(set => new[] { set.Name, Where(set), set.Description })]);
            return ExitCode.Success;
        });
        return command;
    }

    private static string Where(ImageSetInfo set) => set.State() switch
    {
        ImageSetState.Missing => "not downloaded",
        ImageSetState.OtherFiles => $"{set.Find()} holds other files",
        ImageSetState.Damaged => $"{set.Find()} is damaged: fetch it again",
        _ => set.Find()!,
    };

    private static Command Show(Screen screen)
    {
        var name = DataArguments.Positional("NAME", "The data set");
        var command = new Command("show", "Shows a data set's columns, its source and its licence.") { name };
        command.SetAction(parsed =>
        {
            var info = Find(parsed.GetRequiredValue(name));
            DataReport.Columns(screen, Datasets.Load(info.Name));
            screen.Fact("what", info.Description);
            screen.Fact("source", info.Source);
            screen.Fact("licence", info.Licence);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Export(Screen screen)
    {
        var name = DataArguments.Positional("NAME", "The data set");
        var output = Setting.Text("--output", "FILE", "Where it goes (default: standard output)");
        var command = new Command("export", "Writes a data set as CSV.") { name, output };
        command.SetAction(parsed =>
        {
            using var text = new StringWriter();
            Csv.Write(Datasets.Load(Find(parsed.GetRequiredValue(name)).Name).Table, text);
            if (parsed.GetValue(output) is { } path) OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
            else screen.Out.Write(text.ToString());
            return ExitCode.Success;
        });
        return command;
    }

    private static DatasetInfo Find(string name)
    {
        if (ImageSets.All.FirstOrDefault(set => Setting.Plain(set.Name) == Setting.Plain(name)) is { } images) Datasets.Load(images.Name);        // says that it is no table
        string[] names = [.. Datasets.All.Select(set => set.Name)];
        return Datasets.All.FirstOrDefault(set => Setting.Plain(set.Name) == Setting.Plain(name))
            ?? throw new UsageException($"There is no data set '{name}'.{NearestName.Hint(name, names)} The data sets are {string.Join(", ", names)}.");
    }
}
