using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Descent.Bench;

/// <summary>The fused multiply-adds that some threads do at most, in independent registers.</summary>
internal static class FmaPeak
{
    private const double Seconds = 0.3;
    private const int Turns = 250_000, Chains = 16;
    private static float _sink;

    /// <summary>GFLOP/s of the best of many short rounds: other programs may have the cores during some.</summary>
    public static double Measure(int threads)
    {
        var best = 0.0;
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds;)
        {
            using var start = new Barrier(threads);
            var seconds = new double[threads];
            void Work(int thread)
            {
                start.SignalAndWait();
                var begun = Stopwatch.GetTimestamp();
                var sum = Vector512.IsHardwareAccelerated ? Wide() : Narrow();
                seconds[thread] = Stopwatch.GetElapsedTime(begun).TotalSeconds;
                Volatile.Write(ref _sink, sum);
            }
            var others = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => Work(thread))).ToArray();
            foreach (var other in others) other.Start();
            Work(0);
            foreach (var other in others) other.Join();
            var width = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;
            best = Math.Max(best, 2.0 * width * Chains * Turns * threads / seconds.Max() / 1e9);
        }
        return best;
    }

    /// <summary>Never inlined: within a caller that is compiled again the registers no longer suffice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Wide()
    {
        var (x, y) = (Vector512.Create(0.999f), Vector512.Create(1e-3f));
        Vector512<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y, m = y, n = y, o = y, p = y;
        for (var turn = 0; turn < Turns; turn++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y); b = Vector512.FusedMultiplyAdd(b, x, y); c = Vector512.FusedMultiplyAdd(c, x, y); d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y); f = Vector512.FusedMultiplyAdd(f, x, y); g = Vector512.FusedMultiplyAdd(g, x, y); h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y); j = Vector512.FusedMultiplyAdd(j, x, y); k = Vector512.FusedMultiplyAdd(k, x, y); l = Vector512.FusedMultiplyAdd(l, x, y);
            m = Vector512.FusedMultiplyAdd(m, x, y); n = Vector512.FusedMultiplyAdd(n, x, y); o = Vector512.FusedMultiplyAdd(o, x, y); p = Vector512.FusedMultiplyAdd(p, x, y);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p);
    }

    /// <summary>The same number in registers of half the width, of which there are 16: in eight chains, twice as often.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Narrow()
    {
        var (x, y) = (Vector256.Create(0.999f), Vector256.Create(1e-3f));
        Vector256<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y;
        for (var turn = 0; turn < 2 * Turns; turn++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y); b = Vector256.FusedMultiplyAdd(b, x, y); c = Vector256.FusedMultiplyAdd(c, x, y); d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y); f = Vector256.FusedMultiplyAdd(f, x, y); g = Vector256.FusedMultiplyAdd(g, x, y); h = Vector256.FusedMultiplyAdd(h, x, y);
        }
        return Vector256.Sum(a + b + c + d + e + f + g + h);
    }
}
