using System.CommandLine;

namespace Descent.Bench.Commands;

/// <summary><c>table</c>: README's table of speed, from bench/results.</summary>
internal static class TableCommand
{
    private static readonly Option<bool> Write = new("--write") { Description = "Put it into README.md." };

    public static Command Create()
    {
        var command = new Command("table", "Print the table of speed from the results in bench/results.") { Write };
        command.SetAction(result =>
        {
            var (table, readme) = (SpeedTable.Write(SpeedTable.Results()), Repository.PathOf("README.md"));
            if (result.GetValue(Write)) File.WriteAllText(readme, SpeedTable.Insert(File.ReadAllText(readme), table));
            else Console.Write(table);
        });
        return command;
    }
}
