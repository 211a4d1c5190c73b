using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Descent.Backends.Cpu;

/// <summary>A wait of nanoseconds that, when it lasts, lets other threads have the core.</summary>
internal struct Spin
{
    /// <summary>About half a millisecond: longer than the host's work between two training steps, shorter than what a wake-up costs.</summary>
    private const int TurnsBeforeParking = 20_000;

    /// <summary>Some microseconds: what a thread that runs needs at most to arrive; one that does not run needs this core.</summary>
    private const int TurnsBeforeYielding = 512;

    private int _turns;

    /// <summary>Whether it has lasted so long that the thread should sleep until it is woken.</summary>
    public readonly bool IsExhausted => _turns >= TurnsBeforeParking;

    /// <summary>Whether it has lasted longer than a thread that runs needs to arrive.</summary>
    public readonly bool IsLong => _turns >= TurnsBeforeYielding;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Once()
    {
        if (X86Base.IsSupported) X86Base.Pause();
        else Thread.SpinWait(1);
        if (++_turns % TurnsBeforeYielding == 0) Thread.Yield();
    }
}
