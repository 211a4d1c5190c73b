using Descent.Cli.Runs;
using Descent.Data;
using Descent.Tabular.Results;

namespace Descent.Cli.Tests;

public sealed class RunsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_are_listed_the_best_first_and_damaged_ones_named()
    {
        CommandRun.Success("train", "iris", "--epochs", "1", "--output", _folder["short.run"]);
        CommandRun.Success("train", "iris", "--epochs", "200", "--output", Path.Combine(_folder.Path, "deep", "long.run"));
        CommandRun.Success("train", "curve", "--epochs", "2", "--output", _folder["curve.run"]);
        CommandRun.Success("train", "curve", "--epochs", "2", "--output", _folder["broken.run"]);
        using (var file = File.OpenWrite(Path.Combine(_folder["broken.run"], "model.safetensors"))) file.SetLength(1000);
        Directory.CreateDirectory(_folder["empty"]);
        var run = CommandRun.Of("runs", _folder.Path);
        Assert.Equal(0, run.ExitCode);
        var lines = run.Out.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.Equal(["run", "data", "main score", "epochs", "written", "task"], lines[0].Select(cell => cell.Trim()));
        Assert.Equal([Path.Combine("deep", "long.run"), "short.run"], lines.Skip(1).Select(cells => cells[0].Trim()).Where(name => name != "curve.run"));
        Assert.Contains("RMSE", run.Out);
        Assert.Contains("broken.run", run.Error);
        Assert.DoesNotContain("broken.run", run.Out);
    }

    [Fact]
    public void A_list_fits_a_narrow_terminal()
    {
        CommandRun.Success("train", "iris", "--epochs", "1", "--output", _folder["a.run"]);
        using var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["runs", _folder.Path], new Output.Screen(output, output, 50)));
        Assert.All(output.ToString().ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 50));
        Assert.Contains("main score", output.ToString());
    }

    [Fact]
    public void Without_runs_it_is_said_how_to_make_one() => Assert.Contains("'descent train' makes one", CommandRun.Success("runs", _folder.Path));

    [Fact]
    public void A_folder_that_is_not_there_is_refused() => Assert.Equal(ExitCode.BadInput, CommandRun.Of("runs", _folder["none"]).ExitCode);

    [Fact]
    public void Results_tell_the_file_and_the_interval()
    {
        CommandRun.Success("train", "iris", "--epochs", "1", "--output", _folder["a.run"]);
        var results = new RunResults
        {
            Program = "descent", Command = "descent train flowers.csv", Fingerprint = new("d", "c", "w"), Data = new("flowers.csv", 150, "species", LearningTask.Multiclass, [], []), Split = new("stratified", 0, []), Network = new([], 1),
            Training = new() { Epochs = 17, Steps = 1, BestEpoch = 1, StopKind = "epochs", StopMessage = "All epochs are done.", Seconds = 1, Epochwise = [] },
            Test = new("30 rows", new() { Task = LearningTask.Multiclass, Rows = 30, Scores = [new("accuracy", 0.9, 0.744, 0.965)] }, [], ""),
        };
        File.WriteAllText(Path.Combine(_folder["a.run"], RunResultsFile.Name), results.ToJson());
        Assert.Matches(@"a\.run +flowers\.csv +accuracy 0\.900 \(0\.744 to 0\.965\) +17 ", CommandRun.Success("runs", _folder.Path));
    }

    [Fact]
    public void Damaged_results_are_named()
    {
        CommandRun.Success("train", "iris", "--epochs", "1", "--output", _folder["a.run"]);
        File.WriteAllText(Path.Combine(_folder["a.run"], RunResultsFile.Name), "{");
        Assert.Contains(RunResultsFile.Name, CommandRun.Of("runs", _folder.Path).Error);
    }

    [Fact]
    public void Equal_test_rows_tell_which_run_is_better()
    {
        CommandRun.Success("train", "heart", "--epochs", "40", "--output", _folder["good.run"]);
        CommandRun.Success("train", "heart", "--epochs", "1", "--learning-rate", "1e-9", "--output", _folder["bad.run"]);
        var output = CommandRun.Success("compare", _folder["good.run"], _folder["bad.run"]);
        Assert.Contains("data      the same: 303 rows", output);
        Assert.Matches(@"epochs +40 +1\b", output);
        Assert.Matches(@"optimizer\.learning_rate +0\.002 +1E-09", output);
        Assert.Contains("61 rows of heart.csv that neither has learnt from", output);
        Assert.Matches(@"accuracy +0\.\d{3} +0\.\d{3} +0\.\d{3} +0\.\d{3} to 0\.\d{3} \(Bonett and Price\)", output);
        Assert.Matches(@"McNemar's, exact: only the first is right in \d+ rows", output);
        Assert.Contains("the first is better", output);
    }

    [Fact]
    public void Of_another_file_it_is_not_said_that_its_rows_are_new()
    {
        CommandRun.Success("datasets", "export", "heart", "--output", _folder["heart.csv"]);
        var rows = File.ReadAllLines(_folder["heart.csv"]);
        File.WriteAllLines(_folder["more.csv"], [.. rows, rows[1]]);
        foreach (var run in new[] { "a", "b" }) CommandRun.Success("train", _folder["heart.csv"], "--target", "target", "--epochs", run == "a" ? "2" : "3", "--output", _folder[$"{run}.run"]);
        var output = CommandRun.Success("compare", _folder["a.run"], _folder["b.run"], "--data", _folder["more.csv"]);
        Assert.Matches(@"304\s+rows\s+of\s+\S*more\.csv", output);
        Assert.Matches(@"learnt\s+from\s+some\s+of\s+these\s+rows\s+cannot\s+be\s+told", output);
        Assert.DoesNotContain("neither has learnt from", output);
    }

    [Fact]
    public void Numbers_are_compared_by_a_sign_test()
    {
        CommandRun.Success("train", "curve", "--epochs", "2", "--output", _folder["a.run"]);
        CommandRun.Success("train", "curve", "--epochs", "3", "--output", _folder["b.run"]);
        Assert.Contains("sign test, exact: the first is nearer in", CommandRun.Success("compare", _folder["a.run"], _folder["b.run"]));
    }

    [Theory]
    [InlineData("they predict other things", "iris")]
    [InlineData("they kept other rows for the test (by --seed or --test)", "heart", "--seed", "1")]
    [InlineData("they kept other rows for the test (by --seed or --test)", "heart", "--test", "0.3")]
    public void Without_equal_test_rows_it_is_said_why(string why, params string[] second)
    {
        CommandRun.Success("train", "heart", "--epochs", "1", "--output", _folder["a.run"]);
        CommandRun.Success(["train", .. second, "--epochs", "1", "--output", _folder["b.run"]]);
        var output = CommandRun.Success("compare", _folder["a.run"], _folder["b.run"]).ReplaceLineEndings(" ").Replace("           ", " ");
        Assert.Contains($"paired    no: {why}", output);
        Assert.DoesNotContain("p = ", output);
    }

    [Fact]
    public void Rows_of_a_file_are_asked_for_and_taken()
    {
        var file = _folder["heart.csv"];
        CommandRun.Success("datasets", "export", "heart", "--output", file);
        var lines = File.ReadAllLines(file);
        var (known, others) = (_folder.Write("known.csv", string.Join('\n', lines[..200])), _folder.Write("others.csv", string.Join('\n', [lines[0], .. lines[200..]])));
        CommandRun.Success("train", known, "--epochs", "1", "--output", _folder["a.run"]);
        CommandRun.Success("train", known, "--epochs", "2", "--output", _folder["b.run"]);
        Assert.Contains("--data FILE names the file that they were trained on", CommandRun.Success("compare", _folder["a.run"], _folder["b.run"]));
        Assert.Contains("40 rows of ", CommandRun.Success("compare", _folder["a.run"], _folder["b.run"], "--data", known));
        Assert.Contains($"{lines.Length - 200} rows of ", CommandRun.Success("compare", _folder["a.run"], _folder["b.run"], "--data", others));
        CommandRun.Success("train", others, "--epochs", "1", "--output", _folder["c.run"]);
        Assert.Contains("the second was trained on", CommandRun.Success("compare", _folder["a.run"], _folder["c.run"], "--data", others).ReplaceLineEndings(" "));
    }

    [Fact]
    public void The_program_of_a_training_step_is_shown()
    {
        CommandRun.Success("train", "iris", "--epochs", "1", "--output", _folder["a.run"]);
        var output = CommandRun.Success("explain-plan", _folder["a.run"], "--training", "--batch-size", "9");
        Assert.Contains("the program that predicts one row", output);
        Assert.Contains("the program of a training step on 9 rows", output);
        Assert.Contains("Float32[9, ", output);
        Assert.DoesNotContain("training step", CommandRun.Success("explain-plan", _folder["a.run"]));
    }
}
