using System.Text.RegularExpressions;

namespace Descent.Cli.Tests;

public sealed partial class EvaluateTests(TrainedHeart heart) : IClassFixture<TrainedHeart>
{
    [Fact]
    public void The_test_part_gives_the_numbers_that_training_printed()
    {
        using var folder = new TemporaryFolder();
        var trained = CommandRun.Success("train", "heart", "--seed", "7", "--output", folder["run"]);
        var evaluated = CommandRun.Success("evaluate", folder["run"], "heart", "--part", "test");
        Assert.Contains("61 test rows", evaluated);
        Assert.Equal(Measures().Matches(trained).Select(match => match.Value), Measures().Matches(evaluated).Select(match => match.Value));
    }

    [Fact]
    public void Training_data_is_known_again()
    {
        var run = CommandRun.Of("evaluate", heart.Run, "heart");
        Assert.Contains("303 rows", run.Out);
        Assert.Contains("most rows are known to it: --part test", run.Error);
    }

    [Fact]
    public void A_part_of_other_data_makes_no_sense()
    {
        using var folder = new TemporaryFolder();
        var rows = CommandRun.Success("datasets", "export", "heart").Split('\n')[..40];
        var run = CommandRun.Of("evaluate", heart.Run, folder.Write("some.csv", string.Join('\n', rows)), "--part", "test");
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("--part test needs the data that the model was trained on", run.Error);
    }

    [Fact]
    public void Rows_of_one_class_have_no_area_under_the_curve()
    {
        using var folder = new TemporaryFolder();
        var rows = CommandRun.Success("datasets", "export", "heart").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where((row, i) => i == 0 || row.EndsWith(",1", StringComparison.Ordinal));
        Assert.Matches(@"AUC +- +-", CommandRun.Success("evaluate", heart.Run, folder.Write("ill.csv", string.Join('\n', rows))));
    }

    [Fact]
    public void The_target_has_to_be_there()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("evaluate", heart.Run, folder.Write("rows.csv", "age,sex\n1,1\n"));
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("'target'", run.Error);
    }

    [Fact]
    public void Rows_without_a_value_of_the_target_are_left_out_and_counted()
    {
        using var folder = new TemporaryFolder();
        var lines = CommandRun.Success("datasets", "export", "iris").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var data = folder.Write("flowers.csv", string.Join('\n', lines.Select((line, i) => i > 0 && i % 10 == 0 ? line[..(line.LastIndexOf(',') + 1)] : line)));
        var trained = CommandRun.Success("train", data, "--epochs", "5", "--output", folder["run"]);
        Assert.Contains("15 of 150 rows have no value of the target species and are left out.", trained);
        Assert.Contains("135 rows", trained);
        var evaluated = CommandRun.Success("evaluate", folder["run"], data, "--part", "test");
        Assert.Contains("27 test rows", evaluated);
        Assert.Equal(Measures().Matches(trained).Select(match => match.Value), Measures().Matches(evaluated).Select(match => match.Value));
        Assert.Contains("the model was trained on this data", CommandRun.Of("evaluate", folder["run"], data).Error);
    }

    [GeneratedRegex(@"^  (accuracy|AUC|log loss) .*$", RegexOptions.Multiline)]
    private static partial Regex Measures();
}
