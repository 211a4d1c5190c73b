namespace Descent.Cli.Tests;

public class InspectTests(TrainedHeart heart) : IClassFixture<TrainedHeart>
{
    [Fact]
    public void A_model_file_tells_what_it_holds()
    {
        var output = CommandRun.Success("inspect", heart.Model);
        foreach (var part in new[]
        {
            "checksums", "Total params: 1,985", "29 inputs from 13 columns", "the mean where it is missing", "one of fixed, normal, reversible, thal is missing (declared: others are an error)",
            "target: 0 (131 training rows), 1 (111 training rows)", "optimizer   Adam (", "beta_1 0.9,", "seed        7", "kept_epoch 9", "restraints  penalty L2 0.003 on the weights: the printed losses include it",
        }) Assert.Contains(part, output);
        Assert.DoesNotContain("null", output);
    }

    [Fact]
    public void The_runs_fingerprint_is_that_which_training_printed()
    {
        using var folder = new TemporaryFolder();
        string Run(string output) => output.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("run ", StringComparison.Ordinal))["run ".Length..].Trim();
        var trained = Run(CommandRun.Success("train", "heart", "--epochs", "1", "--seed", "7", "--output", folder["heart.run"]));
        Assert.Matches("^data [0-9a-f]{16}, configuration [0-9a-f]{16}, weights [0-9a-f]{16}$", trained);
        Assert.Equal(trained, Run(CommandRun.Success("inspect", folder["heart.run"])));

        var longer = Run(CommandRun.Success("train", "heart", "--epochs", "2", "--seed", "7", "--output", folder["longer.run"]));
        var (before, after) = (trained.Split(", "), longer.Split(", "));
        Assert.Equal(before[0], after[0]);
        Assert.NotEqual(before[1], after[1]);
        Assert.NotEqual(before[2], after[2]);
    }

    [Fact]
    public void The_compiled_program_can_be_shown() => Assert.Contains("dense/kernel", CommandRun.Success("inspect", heart.Run, "--plan"));
}
