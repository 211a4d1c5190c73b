using Descent.Cli.Output;

namespace Descent.Cli.Tests;

public class ProgramNameTests
{
    [Theory]
    [InlineData(null, "descent")]
    [InlineData("/home/ada/.dotnet/tools/descent", "descent")]
    [InlineData("/usr/bin/dotnet", "dotnet /app/Descent.Cli.dll")]
    [InlineData("/a folder/Descent.Cli", "\"/a folder/Descent.Cli\"")]
    public void A_hint_begins_as_the_program_was_started(string? process, string typed) => Assert.Equal(typed, ProgramName.Of(process, "/app/Descent.Cli.dll"));

    [Fact]
    public void A_path_is_shown_from_the_current_folder() =>
        Assert.Equal(Path.Combine("bin", "Descent.Cli"), ProgramName.Of(Path.Combine(Environment.CurrentDirectory, "bin", "Descent.Cli"), "/app/Descent.Cli.dll"));

    [Fact]
    public void Lines_to_type_and_help_name_the_program()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains($"predict   dotnet x.dll predict {folder["run"]} ROWS.csv", Run("train", "iris", "--epochs", "1", "--output", folder["run"]));
        Assert.Contains("Here 'descent' stands for: dotnet x.dll", Run("--help"));
        Assert.Contains("'dotnet x.dll train --help' explains", Run("train", "--epochz"));
    }

    private static string Run(params string[] args)
    {
        using var output = new StringWriter();
        CommandLine.Run(args, new Screen(output, output, CommandRun.Width, program: "dotnet x.dll"));
        return output.ToString();
    }
}
