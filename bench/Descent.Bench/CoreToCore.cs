using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Descent.Bench;

/// <summary>
/// How long a cache line takes from one core to another and back. On virtual machines it differs from minute to minute with the cores that the two threads get, and
/// with it all that several threads do.
/// </summary>
internal static unsafe class CoreToCore
{
    private const int Warmup = 2000, Trips = 20_000;

    /// <summary>Nanoseconds of a round trip between two threads: the median of some thousands.</summary>
    public static double Measure()
    {
        var line = (int*)NativeMemory.AlignedAlloc(256, 128);
        *line = 0;
        var peer = new Thread(() => Answer(line));
        peer.Start();
        var times = new long[Trips];
        Ask(line, times);
        peer.Join();
        NativeMemory.AlignedFree(line);
        var ordered = times.AsSpan(Warmup);
        ordered.Sort();
        return ordered[ordered.Length / 2] * 1e9 / Stopwatch.Frequency;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Ask(int* line, long[] times)
    {
        for (var i = 0; i < Trips; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            Volatile.Write(ref *line, (2 * i) + 1);
            Wait(line, (2 * i) + 2);
            times[i] = Stopwatch.GetTimestamp() - begun;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Answer(int* line)
    {
        for (var i = 0; i < Trips; i++)
        {
            Wait(line, (2 * i) + 1);
            Volatile.Write(ref *line, (2 * i) + 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Wait(int* line, int value)
    {
        for (var turns = 1; Volatile.Read(ref *line) != value; turns++)
        {
            if (X86Base.IsSupported) X86Base.Pause();
            if (turns % 4096 == 0) Thread.Yield();      // where there is one core, or another program has the peer's
        }
    }
}
