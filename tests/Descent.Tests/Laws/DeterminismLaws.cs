using Descent.Bench;

namespace Descent.Tests.Laws;

/// <summary>
/// Whole trainings (first values, shuffles, masks, schedules, early stopping) leave the same bits, every tenth step, on any number of threads, watched or not, on every
/// instruction set, with the C library's older code, and with code that is not optimized, as in a debug build.
/// </summary>
public class DeterminismLaws
{
    private static readonly string[] Trainings = ["dense", "regression", "convnet", "lstm", "gru", "transformer"];

    /// <summary>What glibc is told to believe of the processor, so that its functions take the code of old ones.</summary>
    private const string OldLibrary = "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F,-AVX,-SSE4_1";

    private static readonly (string Threads, string[] Settings)[] Few =
    [
        ("1,2,3,4,8", []),
        ("2", ["DOTNET_EnableAVX512", OldLibrary]),
        ("2", ["DOTNET_EnableHWIntrinsic"]),
        ("2", ["DOTNET_JITMinOpts=1"]),
    ];

    private static readonly (string Threads, string[] Settings)[] More =
    [
        ("1", ["DOTNET_EnableAVX512"]),
        ("2", ["DOTNET_EnableAVX2"]),
        ("3", ["DOTNET_EnableFMA"]),
        ("1", ["DOTNET_EnableHWIntrinsic", OldLibrary]),
        ("2", [OldLibrary]),
        ("1", ["DOTNET_TieredCompilation"]),
        ("2", ["DESCENT_EMIT", "DOTNET_EnableAVX512"]),
        ("1", ["DESCENT_EMIT", "DOTNET_EnableHWIntrinsic"]),
    ];

    public static TheoryData<string, string[]> Machines => [.. LongTests.Choose(Few, [.. Few, .. More])];

    private static readonly Lazy<Task<Dictionary<string, string>>> Expected = new(() => Hashes(Trainings, "1"));

    [Theory, MemberData(nameof(Machines))]
    public async Task A_training_leaves_the_same_bits(string threads, string[] settings)
    {
        foreach (var (training, hash) in await Hashes(Trainings, threads, settings))
            Assert.True((await Expected.Value)[training] == hash, $"{training} leaves other bits with {string.Join(" and ", settings)} on {threads} threads.");
    }

    [Fact]
    public async Task Observers_change_no_bit()
    {
        var observed = await Hashes([.. Trainings.Select(training => $"{training}:observed")], "2");
        Assert.Equal(await Expected.Value, observed.ToDictionary(pair => pair.Key.Split(':')[0], pair => pair.Value));
    }

    /// <summary>Each training's one hash.</summary>
    private static async Task<Dictionary<string, string>> Hashes(string[] trainings, string threads, params string[] settings)
    {
        var text = await ChildProcess.Run(typeof(Fingerprint).Assembly, settings, "fingerprint", string.Join(',', trainings), "--threads", threads);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
            if (line.Split(' ') is [var training, var count, var hash]) Assert.True(hashes.TryAdd(training, hash) || hashes[training] == hash, $"{training} leaves other bits on {count} threads than on fewer.");
        Assert.Equal(trainings, hashes.Keys);
        return hashes;
    }
}
