using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Backends.Cpu;

/// <summary>
/// Where the threads of one <see cref="ThreadTeam"/> wait for each other inside a body. Lives outside the managed heap, so that a body's
/// state may point at it; each counter has cache lines of its own.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 384)]
internal unsafe struct TeamBarrier
{
    [FieldOffset(0)]
    private int _arrived;

    [FieldOffset(128)]
    private int _generation;

    [FieldOffset(256)]
    private int _aborted;

    [FieldOffset(264)]
    private long _waited;

    /// <summary>
    /// Returns once all <paramref name="threads"/> threads have called it; what they wrote before is then visible to all.
    /// With one thread it returns at once.
    /// </summary>
    /// <exception cref="TeamAbortedException">Another thread's body failed, so that it will never arrive.</exception>
    public void Wait(int threads)
    {
        if (threads == 1) return;
        int generation = Volatile.Read(ref _generation);
        if (Interlocked.Increment(ref _arrived) == threads)
        {
            _arrived = 0;
            Volatile.Write(ref _generation, generation + 1);
            return;
        }

        WaitForOthers(generation);
    }

    /// <summary>The ticks of long waits since this was asked last.</summary>
    internal long TakeWaited()
    {
        long waited = _waited;
        if (waited != 0) _waited = 0;
        return waited;
    }

    /// <summary>Frees the threads that wait, by an exception.</summary>
    internal void Abort() => Volatile.Write(ref _aborted, 1);

    /// <summary>Makes the barrier usable again after a run that failed.</summary>
    internal void Reset()
    {
        _arrived = 0;
        _aborted = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WaitForOthers(int generation)
    {
        Spin spin = default;
        long sinceLong = 0;
        while (Volatile.Read(ref _generation) == generation)
        {
            if (Volatile.Read(ref _aborted) != 0) throw new TeamAbortedException();
            spin.Once();
            if (sinceLong == 0 && spin.IsLong) sinceLong = Stopwatch.GetTimestamp();
        }
        if (sinceLong != 0) Interlocked.Add(ref _waited, Stopwatch.GetTimestamp() - sinceLong);
    }
}
