using System.Diagnostics;
using System.Text.RegularExpressions;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Tests;

/// <summary>A run that was ended or killed goes on with `--resume`, and writes the same bytes as one that was not.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly string[] s_long = ["train", "iris", "--epochs", "400", "--patience", "0", "--dropout", "0.1", "--seed", "3"];

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    private string Whole => _folder["whole"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("5epochs", "--optimizer", "nadam")]
    [InlineData("7steps", "--schedule", "exponential", "--accumulate", "3")]
    [InlineData("1 s", "--optimizer", "sgd", "--momentum", "0.9", "--nesterov")]
    public void A_training_made_longer_is_the_long_one(string interval, params string[] settings)
    {
        string[] train = ["train", "heart", "--seed", "7", .. settings];
        CommandRun.Success([.. train, "--epochs", "15", "--checkpoint-every", interval, "--output", Run]);
        var output = CommandRun.Success("train", "--resume", Run, "--epochs", "40");
        Assert.Contains($"resumed   from {Path.Combine(Run, Checkpoint.FileName)}: 105 steps are made, the last one in epoch 15", output);
        CommandRun.Success([.. train, "--epochs", "40", "--output", Whole]);
        AssertSameResults();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_the_step_saves_and_says_how_to_go_on(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There are no such signals on Windows.");
        if (signal == "INT" && IsInterruptIgnored()) Assert.Skip("This process was started with SIGINT ignored, as shells start jobs in the background, and so are its children.");
        CommandRun.Success([.. s_long, "--output", Whole]);
        var (exitCode, output) = await Interrupt(signal);
        Assert.True(exitCode == (signal == "TERM" ? ExitCode.Terminated : ExitCode.Interrupted), output);
        Assert.Matches(@"stopped   Training was cancelled in epoch \d+ after \d+ steps\.", output);
        Assert.Matches($"go on     .* train --resume {Regex.Escape(Run)}", output);
        Assert.True(File.Exists(Path.Combine(Run, "model.safetensors")));
        var epoch = Checkpoint.Load(Run).Epoch;
        foreach (var saving in new string[][] { [], ["--checkpoint-every", "1epoch"] })
            Refused($"descent: {Run} holds an unfinished run at epoch {epoch}: go on with --resume {Run}, or name another --output.", [.. s_long, .. saving, "--output", Run]);
        CommandRun.Success("train", "--resume", Run);
        AssertSameResults();
    }

    [Fact]
    public async Task A_killed_run_goes_on_from_its_last_checkpoint()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There are no such signals on Windows.");
        CommandRun.Success([.. s_long, "--output", Whole]);
        await Interrupt("KILL");
        Refused($"{Run} holds an unfinished run at epoch {Checkpoint.Load(Run).Epoch}: go on with --resume {Run}, or name another --output.", [.. s_long, "--checkpoint-every", "1epoch", "--output", Run]);
        CommandRun.Success("train", "--resume", Run);
        AssertSameResults();
    }

    [Fact]
    public void A_run_that_ended_gives_way_to_a_new_one_with_its_checkpoints()
    {
        string[] train = ["train", "iris", "--epochs", "2", "--output", Run];
        foreach (var seed in new[] { "1", "2" }) CommandRun.Success([.. train, "--checkpoint-every", "1epoch", "--seed", seed]);
        CommandRun.Success([.. train, "--seed", "3"]);
        Assert.False(Checkpoint.Exists(Run));
        Refused("there is no checkpoint", "train", "--resume", Run);
    }

    [Fact]
    public void A_run_that_ended_by_patience_says_so_and_how_it_goes_on()
    {
        CommandRun.Success("train", "heart", "--seed", "7", "--patience", "2", "--checkpoint-every", "1epoch", "--output", Run);
        var again = CommandRun.Success("train", "--resume", Run, "--epochs", "60");
        Assert.Contains("resumed   the run had come to its end already: nothing was left to do", again);
        Assert.Contains($"train --resume {Run} --patience 0 --force-resume", again);
        Assert.Contains("trained   60 of 60 epochs", CommandRun.Success("train", "--resume", Run, "--epochs", "60", "--patience", "0", "--force-resume"));
    }

    [Fact]
    public void A_checkpoint_file_is_resumed_and_inspected()
    {
        string[] train = ["train", "iris", "--epochs", "4", "--checkpoint-every", "1epoch", "--output"];
        CommandRun.Success([.. train, Whole]);
        CommandRun.Success([.. train, Run]);
        var before = Path.Combine(Run, Checkpoint.PreviousFileName);
        var shown = CommandRun.Success("inspect", before);
        Assert.Contains($"file      {before}, a checkpoint", shown);
        Assert.Contains("saved     in epoch 3, after 12 steps; the training had not come to its end", shown);
        Assert.Contains($"train --resume {before}", shown);
        Assert.Contains("Total params: ", shown);
        CommandRun.Success("train", "--resume", before);
        AssertSameResults();
        File.Delete(Path.Combine(Run, "model.safetensors"));
        Assert.Contains("the training had come to its end", CommandRun.Success("inspect", Run, "--plan"));
    }

    [Fact]
    public void Two_trainings_do_not_share_a_folder()
    {
        using (new Runs.RunLock(Run)) Refused($"--output {Run}: another training writes to this folder", "train", "iris", "--epochs", "1", "--output", Run);
        Assert.False(Directory.Exists(Run));
        Directory.CreateDirectory(Run);
        File.WriteAllText(Path.Combine(Run, ".lock"), "");          // a killed process leaves it
        CommandRun.Success("train", "iris", "--epochs", "1", "--output", Run);
        Assert.Equal(["Train.cs", "history.csv", "model.safetensors", "report.html", "results.json"], Directory.GetFiles(Run).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_is_found_from_another_folder_and_told_when_it_has_changed()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i * 7 % 50}.5,{i % 9},{(i * 7 % 50 > 25 ? "yes" : "no")}"));
        var file = _folder.Write("ill.csv", $"age,count,ill\n{rows}\n");
        CommandRun.Success("train", Path.GetRelativePath(Environment.CurrentDirectory, file), "--epochs", "4", "--checkpoint-every", "1epoch", "--output", Run);
        Directory.Move(Run, _folder["moved"]);
        CommandRun.Success("train", "--resume", _folder["moved"], "--epochs", "6");
        Assert.Equal(7, File.ReadAllLines(Path.Combine(_folder["moved"], "history.csv")).Length);
        File.Move(file, _folder["ill2.csv"]);
        Refused($"the data of the run, {file}, are not there any more: say where they are: train PATH --resume {_folder["moved"]}.", "train", "--resume", _folder["moved"], "--epochs", "7");
        file = _folder["ill2.csv"];
        CommandRun.Success("train", file, "--resume", _folder["moved"], "--epochs", "6");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("count", "number") + "7.5,1,no\n");
        Refused("the number of rows was 60 and is 61; the column 'count' is gone; the column 'number' is new; the fingerprint of the data was ", "train", file, "--resume", _folder["moved"], "--epochs", "7");
        File.Move(file, file = _folder["ill.csv"]);
        File.WriteAllText(file, text.Replace("0.5,0,", "1.5,0,"));
        Refused("this is not the training that was begun: the fingerprint of the data was ", "train", "--resume", _folder["moved"], "--epochs", "7");
        var forced = CommandRun.Of("train", "--resume", _folder["moved"], "--epochs", "7", "--force-resume");
        Assert.True(forced.ExitCode == 0, forced.Error);
        Assert.Contains("warning: the fingerprint of the data was ", forced.Error);
        Assert.Contains("trained   7 of 7 epochs", forced.Out);
    }

    [Fact]
    public void What_contradicts_the_run_is_refused_by_name()
    {
        CommandRun.Success("train", "heart", "--schedule", "cosine", "--l2", "0.01", "--epochs", "3", "--checkpoint-every", "1epoch", "--output", Run);
        Refused($"--resume {Run}: the run was begun without --batch-size 16. Leave it out, or add --force-resume", "train", "--resume", Run, "--batch-size", "16");
        Refused("the run was begun with --l2 0.01, not with --l2 0.02.", "train", "--resume", Run, "--l2", "0.02");
        Refused("the run was begun without --nesterov.", "train", "--resume", Run, "--nesterov");
        Refused("optimizer.learning_rate.decay_steps was 21 and is 28. The course of the learning rate depends on --epochs.", "train", "--resume", Run, "--epochs", "4");
        Refused("the fingerprint of the data was ", "train", "iris", "--resume", Run);
        Refused($"--epochs 2: the run in {Run} is in epoch 3 already: give more epochs.", "train", "--resume", Run, "--epochs", "2");
        CommandRun.Success("train", "heart", "--resume", Run, "--l2", "0.01", "--schedule", "cosine", "--threads", "1", "--checkpoint-every", "2steps");
    }

    [Fact]
    public void What_cannot_be_resumed_is_refused()
    {
        Refused($"--resume {_folder["none"]}: there is no such folder", "train", "--resume", _folder["none"]);
        Refused("there is no checkpoint, neither", "train", "--resume", _folder.Path);
        Refused("--force-resume needs --resume FOLDER", "train", "heart", "--force-resume");
        Refused("train needs DATA", "train");
        Refused("Required argument missing for option: '--resume'.", "train", "--resume");
        foreach (var interval in new[] { "5", "often", "0steps", "1.5epochs", "-1s", "3 weeks" })
            Refused($"--checkpoint-every needs a number and a unit, such as 1epoch, 500steps, 30s, 10min or 2h, got '{interval}'.", "train", "heart", "--checkpoint-every", interval);
    }

    private static void Refused(string message, params string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Contains(message, run.Error.ReplaceLineEndings(" "));
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
    }

    /// <summary>Runs the command in a process of its own, and sends it a signal when it has saved a checkpoint after some epochs.</summary>
    private async Task<(int ExitCode, string Output)> Interrupt(string signal)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. s_long, "--checkpoint-every", "3steps", "--output", Run]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && !(File.Exists(Path.Combine(Run, Checkpoint.PreviousFileName)) && Checkpoint.Load(Run).Step >= 12)) await Task.Delay(1);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Whether the second bit of the signals that are ignored is set.</summary>
    private static bool IsInterruptIgnored() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    private void AssertSameResults()
    {
        foreach (var file in new[] { "model.safetensors", "history.csv" })
            Assert.True(File.ReadAllBytes(Path.Combine(Whole, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Run, file))), $"{file} differs.");
    }
}
