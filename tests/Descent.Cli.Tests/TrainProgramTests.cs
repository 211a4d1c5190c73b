using System.Diagnostics;
using Descent.Cli.Runs;

namespace Descent.Cli.Tests;

/// <summary>The program in a run's folder, Train.cs, trains the model of the run anew.</summary>
public sealed class TrainProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_program_trains_the_same_model_byte_for_byte()
    {
        var rows = Enumerable.Range(0, 90).Select(i => $"{i % 7},5;v{i * i % 11};{(i % 5 == 0 ? "" : i % 3)};{(i == 44 ? "" : i * i % 7 % 3 == 0 ? "yes" : "no")}");
        var data = _folder.Write("rows \"1\".csv", "a;b;c d;klass\n" + string.Join('\n', rows));
        var code = await Retrained([data, "--decimal-comma", "--column", "b=category", "--column", "c d=category", "--layers", "8,4", "--dropout", "0.2", "--activation", "leaky_relu", "--loss", "binary_focal_crossentropy",
            "--optimizer", "sgd", "--momentum", "0.9", "--clip-norm", "1", "--schedule", "cosine", "--warm-up", "2", "--epochs", "12", "--l1", "0.001", "--on-nan", "skip", "--seed", "4"]);
        Assert.DoesNotContain(_folder.Path, code);
        Assert.Contains("// The path after #:project is one of this computer", code);
        foreach (var part in new[] { "// The run: descent train ", "#:project ", "Layers = [8, 4], ", "// given", "DecimalComma = true", "new(\"b\", ColumnRole.Category)", "Dropout = 0.2" }) Assert.Contains(part, code);
    }

    [Fact]
    public void Files_alone_lose_their_folders_in_the_command_that_is_told()
    {
        var record = new CommandRecord(new() { ["data"] = [_folder.Write("rows.csv", "a,b\n1,2\n")], ["--target"] = ["/km"], ["--output"] = [_folder["a.run"]] });
        Assert.Equal("descent train rows.csv --target /km", record.Spoken("train"));
    }

    [Fact]
    public async Task Each_training_of_a_series_has_a_schedule_of_its_own_length()
    {
        var data = _folder.Write("waves.csv", "day,sales\n" + string.Join('\n', Enumerable.Range(0, 160).Select(i => $"{new DateOnly(2024, 1, 1).AddDays(i):yyyy-MM-dd},{i * i % 7 * 3 + i % 5}")));
        var code = await Retrained([data, "--target", "sales", "--task", "timeseries", "--warm-up", "2", "--epochs", "4"]);
        Assert.Contains("WarmupSteps: 2L * basis.StepsPerEpoch", code);
    }

    [Theory]
    [InlineData("heart")]
    [InlineData("heart --ensemble 3 --epochs 20")]
    [InlineData("heart --calibrate --epochs 20")]
    [InlineData("heart --folds 3 --epochs 20")]
    [InlineData("iris --optimizer muon --initializer he_normal --activation gelu --epochs 10")]
    [InlineData("seattle-weather --task timeseries --horizon 2 --epochs 5")]
    [InlineData("seattle-weather --task timeseries --schedule one_cycle --warm-up 1 --epochs 5")]
    [InlineData("seattle-weather --task timeseries --schedule staircase --decay-epochs 2 --epochs 5")]
    public async Task So_it_does_for_other_runs(string arguments)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DESCENT_LONG_TESTS") == "1", "Each program takes seconds to build and run: set DESCENT_LONG_TESTS=1.");
        await Retrained(arguments.Split(' '));
    }

    /// <summary>Trains, runs the program, compares the files.</summary>
    /// <returns>The program.</returns>
    private async Task<string> Retrained(string[] arguments)
    {
        var run = _folder["a.run"];
        CommandRun.Success(["train", .. arguments, "--output", run]);
        var start = new ProcessStartInfo("dotnet", ["run", Path.Combine(run, "Train.cs")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await error);
        Assert.Contains("It is the model of the run, byte for byte.", output);
        Assert.Equal(File.ReadAllBytes(Path.Combine(run, "model.safetensors")), File.ReadAllBytes(Path.Combine(run, "retrained.safetensors")));
        return await File.ReadAllTextAsync(Path.Combine(run, "Train.cs"), TestContext.Current.CancellationToken);
    }
}
