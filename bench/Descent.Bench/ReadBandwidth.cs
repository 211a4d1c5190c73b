using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Bench;

/// <summary>How fast some threads read memory again and again: from the cache that it fits into, or from main memory.</summary>
internal static unsafe class ReadBandwidth
{
    private const double SecondsPerRound = 0.004;
    private const int Rounds = 5;
    private static readonly Dictionary<(int KiB, int Threads), double> Known = [];
    private static float _sink;

    /// <summary>GB/s of the best of some rounds, over some bytes (rounded up to a power of two), each thread reading its part.</summary>
    public static double Measure(double bytes, int threads)
    {
        var kib = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, bytes / 1024));
        if (Known.TryGetValue((kib, threads), out var known)) return known;
        var part = (long)kib * 1024 / threads;
        var speeds = new double[threads];
        void Work(int thread) => speeds[thread] = Read(part);
        var others = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => Work(thread))).ToArray();
        foreach (var other in others) other.Start();
        Work(0);
        foreach (var other in others) other.Join();
        return Known[(kib, threads)] = speeds.Sum();
    }

    private static double Read(long bytes)
    {
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)bytes, 4096);
        new Span<byte>(memory, checked((int)bytes)).Fill(1);
        var (count, best) = (bytes / sizeof(float), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (passes, begun) = (0, Stopwatch.GetTimestamp());
            do Volatile.Write(ref _sink, Sum(memory, count));
            while (++passes < 2 || Stopwatch.GetElapsedTime(begun).TotalSeconds < SecondsPerRound);
            best = Math.Max(best, passes * (double)bytes / Stopwatch.GetElapsedTime(begun).TotalSeconds / 1e9);
        }
        NativeMemory.AlignedFree(memory);
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Sum(float* memory, long count)
    {
        var width = Vector<float>.Count;
        Vector<float> a = default, b = default, c = default, d = default;
        for (long i = 0; i + (4 * width) <= count; i += 4 * width)
        {
            a += *(Vector<float>*)(memory + i);
            b += *(Vector<float>*)(memory + i + width);
            c += *(Vector<float>*)(memory + i + (2 * width));
            d += *(Vector<float>*)(memory + i + (3 * width));
        }
        return Vector.Sum(a + b + c + d);
    }
}
