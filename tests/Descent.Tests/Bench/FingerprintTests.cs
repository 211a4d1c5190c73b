using Descent.Bench;

namespace Descent.Tests.Bench;

/// <summary>
/// A workload's losses, parameters and optimizer's state after three steps are the same bits on any number of threads, with and without emitted kernels, and on any
/// instruction set. Minibatches of some are smaller than the benchmark's, for the test's time.
/// </summary>
public class FingerprintTests
{
    private const string All = "W1,W2,W3,W4:64,W5:16,W6,W7,W8,W9:16,W10:8";

    /// <summary>Those that take little time where nothing is vectorized.</summary>
    private const string Small = "W1,W2,W6,W7,W8,W5:2,W9:1,W10:1";

    [Fact]
    public async Task Threads_emitted_kernels_and_instruction_sets_change_no_bit()
    {
        var one = await Fingerprints(All, "1,2,3,4,8");
        AssertEqual(one, await Fingerprints(All, "3", "DESCENT_EMIT"));
        AssertEqual(one, await Fingerprints(All, "2", "DOTNET_EnableAVX512"));
        AssertEqual(one, await Fingerprints(All, "4", "DOTNET_EnableAVX512", "DESCENT_EMIT"));
    }

    [Fact]
    public async Task Old_processors_compute_the_same_bits()
    {
        var one = await Fingerprints(Small, "1");
        AssertEqual(one, await Fingerprints(Small, "2", "DOTNET_EnableAVX2"));
        AssertEqual(one, await Fingerprints(Small, "2", "DOTNET_EnableHWIntrinsic"));
    }

    /// <summary>Each workload's one hash.</summary>
    private static void AssertEqual(Dictionary<string, string> expected, Dictionary<string, string> actual)
    {
        foreach (var (workload, hash) in expected) Assert.True(actual[workload] == hash, $"{workload} has other bits: {actual[workload]} instead of {hash}.");
    }

    /// <summary>The hash of each workload, after a check that it has only one.</summary>
    private static async Task<Dictionary<string, string>> Fingerprints(string workloads, string threads, params string[] switchedOff)
    {
        var text = await ChildProcess.Run(typeof(Fingerprint).Assembly, switchedOff, "fingerprint", workloads, "--threads", threads);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
            if (line.Split(' ') is [var workload, var count, var hash]) Assert.True(hashes.TryAdd(workload, hash) || hashes[workload] == hash, $"{workload} has other bits on {count} threads than on one.");
        Assert.Equal(workloads.Split(','), hashes.Keys);
        return hashes;
    }
}
