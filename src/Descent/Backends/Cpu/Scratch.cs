namespace Descent.Backends.Cpu;

/// <summary>Scratch memory of a context: a part for each thread of the team, so that none shares a cache line.</summary>
/// <param name="Start">The first thread's.</param>
/// <param name="BytesPerThread">The distance to the next thread's.</param>
internal readonly unsafe record struct Scratch(nint Start, nint BytesPerThread)
{
    public byte* Of(int thread) => (byte*)(Start + (thread * BytesPerThread));
}
