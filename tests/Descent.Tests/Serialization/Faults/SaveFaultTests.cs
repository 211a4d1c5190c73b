using Descent.Serialization;

namespace Descent.Tests.Serialization.Faults;

/// <summary>
/// A save while the system fails it: each call that it makes, enumerated with strace, kills the process or ends with an error. A whole
/// file, the old or the new one, is always there.
/// </summary>
public class SaveFaultTests
{
    [Theory]
    [InlineData("ENOSPC", "the disk is full")]
    [InlineData("EIO", "an input/output error")]
    [InlineData("EACCES", "the permission to write there is missing")]
    public void Every_call_that_fails_is_survived_and_named(string error, string named)
    {
        using var process = new SavingProcess();
        var calls = process.Calls();
        // Once alone, once with every later call of its kind, as on a disk that stays full.
        foreach (var (call, more) in calls.SelectMany(call => new[] { (call, ""), (call, "+") }))
        {
            var old = process.Versions();
            var (reply, trace) = process.Save($"{call.Name}:error={error}:when={call.When}{more}");
            Assert.Contains(trace, line => line.Contains("(INJECTED)", StringComparison.Ordinal));
            var isReported = AssertSurvived(process, $"{call.Text} with {error}{more}", reply, old, named);
            Assert.True(isReported || !IsVital(call), $"{call.Text} ended with {error}, and nobody was told.");
            Assert.Equal("saved", process.Save());
            Assert.Equal(process.Number, process.Versions().Present);
        }
        Assert.InRange(calls.Count(IsVital), 10, calls.Count);
        LongTests.Record($"save-faults-{error}", $"{calls.Count} calls of a save, each failed with {error} once and for good: {2 * calls.Count} saves, none lost.");
    }

    /// <summary>Whether a call is one without which there is no durable file.</summary>
    private static bool IsVital(SystemCall call) =>
        call.Name is "pwrite64" or "fsync" or "pread64" or "rename" || (call.Name == "openat" && call.Text.Contains(".tmp-", StringComparison.Ordinal) && !call.Text.Contains("O_RDWR", StringComparison.Ordinal));

    /// <summary>Whether the save failed.</summary>
    private static bool AssertSurvived(SavingProcess process, string fault, string? reply, (int Present, int Previous) old, string named)
    {
        var now = process.Versions();
        if (reply == "saved")
        {
            Assert.True(now == (process.Number, old.Present), $"{fault}: {reply}, but {now} after {old}.");
            return false;
        }
        var isSaved = reply?.Contains("The new file is in place", StringComparison.Ordinal) ?? false;
        Assert.True(isSaved || (reply?.Contains("What was there before is as it was", StringComparison.Ordinal) ?? false), $"{fault}: {reply}");
        Assert.True(now.Present == (isSaved ? process.Number : old.Present), $"{fault}: {now} after {old}, but: {reply}");
        Assert.True(now.Previous == old.Previous || now.Previous == old.Present, $"{fault}: {now} after {old}");
        Assert.StartsWith("SaveException: " + process.Target, reply, StringComparison.Ordinal);
        // What lseek ends with, .NET keeps to itself.
        Assert.True(reply!.Contains(named, StringComparison.Ordinal) || reply.Contains("does not support seeking", StringComparison.Ordinal), $"{fault}: {reply}");
        Assert.EndsWith("then save again.", reply, StringComparison.Ordinal);
        return true;
    }

    [Fact]
    public void A_kill_at_every_call_leaves_a_whole_file()
    {
        List<SystemCall> calls;
        using (var process = new SavingProcess()) calls = process.Calls();
        Parallel.ForEach(calls, new() { MaxDegreeOfParallelism = 3 }, Kill);
        LongTests.Record("save-kills", $"{calls.Count} calls of a save, the process killed at each: a whole file was there each time.");
    }

    private static void Kill(SystemCall call)
    {
        using var process = new SavingProcess();
        var old = process.Number;
        var (reply, trace) = process.Save($"{call.Name}:signal=KILL:when={call.When}");
        Assert.True(reply is null, $"{call.Text} did not kill, but: {reply}");
        Assert.Contains(trace, line => line.Contains(SaveProbe.SaveProbe.Begin, StringComparison.Ordinal));
        Assert.DoesNotContain(trace, line => line.Contains(SaveProbe.SaveProbe.End, StringComparison.Ordinal));
        var (present, previous) = process.Versions();
        Assert.True(present == old || present == process.Number, $"{call.Text}: {present} is there.");
        Assert.InRange(previous, old - 1, old);

        SaveProbe.SaveProbe.Content(100).Write(process.Target, keepPrevious: true);
        Assert.Equal((100, present), process.Versions());
        process.AssertNothingIsLeft();
    }

    [Fact]
    public void Writes_that_the_disk_forgot_are_noticed()
    {
        using var process = new SavingProcess();
        foreach (var write in process.Calls().Where(call => call.Name == "pwrite64"))
        {
            foreach (var claimed in (long[])[write.Result, 2])         // all of it, or its first two bytes
            {
                var old = process.Versions().Present;
                var (reply, _) = process.Save($"pwrite64:retval={claimed}:when={write.When}");
                Assert.Contains("read back from the disk", reply, StringComparison.Ordinal);
                Assert.Equal(old, process.Versions().Present);
                Assert.Equal("saved", process.Save());
            }
        }
        process.AssertNothingIsLeft();
    }
}
