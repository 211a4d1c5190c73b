using System.Diagnostics;
using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Tests;

/// <summary>Trainings that save after every step and are killed, or whose disk fails, end with the same bytes as one that nothing happened to.</summary>
public class KilledTrainingTests
{
    private const int Chains = 2;

    /// <summary>How many kills: a few, or 100, or as many as DESCENT_KILLS says.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("DESCENT_KILLS"), out var number) ? number : LongTests.Choose(16, 100);

    [Fact]
    public async Task A_training_that_is_killed_again_and_again_ends_with_the_same_bytes()
    {
        using var folder = new FolderInMemory();
        var expected = await Undisturbed(folder["undisturbed"]);
        var ended = await Task.WhenAll(Enumerable.Range(0, Chains).Select(chain => KillAgainAndAgain(folder, chain, Kills / Chains, expected)));
        LongTests.Record("random-kills", $"{Kills / Chains * Chains} random kills of trainings that save after every step: no checkpoint lost, no step lost, {ended.Sum()} trainings went on to their end with the bytes of an undisturbed one.");
    }

    [Theory]
    [InlineData("pwrite64:error=ENOSPC:when=20..24", 1, "the disk is full")]
    [InlineData("fsync:error=EIO:when=41", 1, "an input/output error")]
    [InlineData("rename:error=EACCES:when=30..34", 1, "permission")]
    public async Task A_disk_that_fails_is_reported_and_the_training_goes_on(string injection, int failures, string named)
    {
        using var folder = new FolderInMemory();
        var expected = await Undisturbed(folder["undisturbed"]);
        using var training = TrainingProcess.BeginFailing(folder["failing"], injection);
        var warnings = (await training.Finish()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(failures, warnings.Length);
        Assert.All(warnings, warning => Assert.Matches($"^warning: The checkpoint of step [0-9]+ could not be saved: .*{named}.*Training goes on; the last good checkpoint is that of step [0-9]+", warning));
        Assert.Equal(expected, Results(folder["failing"]));
    }

    private static async Task<string[]> Undisturbed(string folder)
    {
        using var training = TrainingProcess.Begin(folder);
        Assert.Empty(await training.Finish());
        return Results(folder);
    }

    private static string[] Results(string folder) =>
        [.. new[] { "model.safetensors", "history.csv" }.Select(name => Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, name))))];

    /// <summary>One training after another, each killed until it comes to its end; the last one is let go.</summary>
    /// <returns>How many came to their end.</returns>
    private static async Task<int> KillAgainAndAgain(FolderInMemory parent, int chain, int kills, string[] expected)
    {
        var random = new RandomStream(chain, "kills");
        for (var ended = 0; ;)
        {
            var folder = parent[$"{chain}-{ended}"];
            for (var step = -1L; ;)
            {
                using var training = step < 0 ? TrainingProcess.Begin(folder) : TrainingProcess.Resume(folder);
                var isKilled = kills > 0 && await KillAtRandom(training, folder, random);
                if (!isKilled)
                {
                    await training.Finish();
                    Assert.Equal(expected, Results(folder));
                    break;
                }
                kills--;
                step = StepAfter(step, folder);
            }
            ended++;
            if (kills == 0) return ended;
        }
    }

    /// <summary>Kills within some ms of the first checkpoint that the process saves, every fourth at any time of its life; false if it had ended by then.</summary>
    private static async Task<bool> KillAtRandom(TrainingProcess training, string folder, RandomStream random)
    {
        var (isAnyTime, fraction) = (random.NextInt(4) == 0, random.NextDouble());
        if (isAnyTime) await Task.Delay(TimeSpan.FromMilliseconds(1200 * fraction));
        else
        {
            var file = Path.Combine(folder, Checkpoint.FileName);
            for (var before = File.GetLastWriteTimeUtc(file); File.GetLastWriteTimeUtc(file) == before && !training.HasExited;) await Task.Delay(1);
            for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalMilliseconds < 40 * fraction;) Thread.SpinWait(100);
        }
        if (training.HasExited) return false;
        await training.Kill();
        return true;
    }

    /// <summary>The step of the last checkpoint, which has to be whole and no older than before; below 0 if there is none yet.</summary>
    private static long StepAfter(long before, string folder)
    {
        if (before < 0 && !File.Exists(Path.Combine(folder, Checkpoint.FileName))) return before;
        var checkpoint = Checkpoint.Load(folder);
        Assert.Null(checkpoint.Warning);            // it is the last one, not the one before
        Assert.True(checkpoint.Step >= before, $"The checkpoint is of step {checkpoint.Step} after one of {before}.");
        return checkpoint.Step;
    }
}
