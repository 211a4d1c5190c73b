using System.Diagnostics;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Tests;

/// <summary>The same seed writes the same bytes: run twice, on any number of threads, with and without wide vectors.</summary>
public class DeterminismTests
{
    [Fact]
    public async Task Equal_seeds_write_equal_files()
    {
        using var folder = new TemporaryFolder();
        var runs = await Task.WhenAll(Train(folder["one"], "1"), Train(folder["again"], "1"), Train(folder["two"], "2"), Train(folder["avx2"], "2", "DOTNET_EnableAVX512"), Train(folder["sse"], "1", "DOTNET_EnableAVX2"), Train(folder["portable"], "2", "DOTNET_EnableHWIntrinsic", "--deterministic", "portable"));
        Assert.All(runs[1..], bytes => Assert.Equal(runs[0], bytes));
    }

    [Fact]
    public void Another_seed_writes_another_file()
    {
        using var folder = new TemporaryFolder();
        CommandRun.Success("train", "heart", "--seed", "7", "--epochs", "1", "--output", folder["7"]);
        CommandRun.Success("train", "heart", "--seed", "8", "--epochs", "1", "--output", folder["8"]);
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(folder["7"], "history.csv")), File.ReadAllBytes(Path.Combine(folder["8"], "history.csv")));
    }

    [Theory]
    [InlineData("heart")]
    [InlineData("curve")]
    public void The_library_makes_the_file_that_the_command_writes(string data)
    {
        using var folder = new TemporaryFolder();
        CommandRun.Success("train", data, "--seed", "7", "--epochs", "3", "--output", folder["run"]);
        AutoTrainer.Train(Datasets.Load(data), new() { Seed = 7, Epochs = 3 }).Model.Save(folder["library.safetensors"]);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder["run"], TabularModel.FileName)), File.ReadAllBytes(folder["library.safetensors"]));
    }

    private static async Task<byte[]> Train(string output, string threads, string? switchedOff = null, params string[] more)
    {
        string[] args = [typeof(CommandLine).Assembly.Location, "train", "heart", "--seed", "7", "--threads", threads, "--output", output, .. more];
        var start = new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (switchedOff is not null) start.Environment[switchedOff] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await File.ReadAllBytesAsync(Path.Combine(output, "model.safetensors"));
    }
}
