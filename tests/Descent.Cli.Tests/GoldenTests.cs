using System.Text.RegularExpressions;

namespace Descent.Cli.Tests;

/// <summary>What the command prints, to the letter.</summary>
public partial class GoldenTests
{
    [Fact]
    public void Help() => Golden.Check("help.txt", CommandRun.Success("--help"));

    [Fact]
    public void Help_of_train() => Golden.Check("help-train.txt", CommandRun.Success("train", "--help"));

    [Fact]
    public void Whole_help_of_train() => Golden.Check("help-train-all.txt", CommandRun.Success("train", "--help-all"));

    // How to run one depends on the current folder: LessonsTests.
    [Fact]
    public void Lessons() => Golden.Check("lessons.txt", CommandRun.Success("lessons").Split("\nrun ")[0]);

    [Fact]
    public void Training_heart()
    {
        using var folder = new TemporaryFolder();
        var output = CommandRun.Success("train", "heart", "--seed", "7", "--output", folder["heart.run"]);
        // The weights' hash is left out: a change of the engine that moves a last digit is none of what is said.
        output = Weights().Replace(output, "weights ----");
        Golden.Check("train-heart.txt", Time().Replace(output.Replace(folder["heart.run"] + Path.DirectorySeparatorChar, "heart.run/").Replace(folder["heart.run"], "heart.run"), "-.-- s"));
    }

    [Fact]
    public void Searching_for_settings()
    {
        using var folder = new TemporaryFolder();
        var output = CommandRun.Success("train", "heart", "--seed", "7", "--search", "12", "--epochs", "10", "--output", folder["heart.run"]);
        Golden.Check("train-search.txt", output[output.IndexOf("search  ", StringComparison.Ordinal)..output.IndexOf("inputs  ", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Help_of_gradcheck() => Golden.Check("help-gradcheck.txt", CommandRun.Success("gradcheck", "--help"));

    [Fact]
    public void Checking_the_gradients_of_heart()
    {
        using var heart = new TrainedHeart();
        Golden.Check("gradcheck-heart.txt", CommandRun.Success("gradcheck", heart.Run));
    }

    [GeneratedRegex(@"\d+\.\d\d s\b")]
    private static partial Regex Time();

    [GeneratedRegex(@"weights [0-9a-f]{16}")]
    private static partial Regex Weights();
}
