using System.Runtime.InteropServices;

namespace Descent.Tests.Backends.Cpu;

/// <summary>Native memory for kernels, aligned to 64 bytes, between guards that show a write outside.</summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int Guard = 128;
    private const byte Pattern = 0xA7;
    private readonly byte* _memory;
    private readonly int _bytes;

    public GuardedMemory(int bytes)
    {
        _bytes = bytes;
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)(bytes + (2 * Guard)), 64);
        new Span<byte>(_memory, bytes + (2 * Guard)).Fill(Pattern);
    }

    public byte* Pointer => _memory + Guard;

    public Span<byte> Bytes => new(Pointer, _bytes);

    public Span<T> Span<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes);

    public void AssertGuardsIntact()
    {
        Assert.Equal(-1, new ReadOnlySpan<byte>(_memory, Guard).IndexOfAnyExcept(Pattern));
        Assert.Equal(-1, new ReadOnlySpan<byte>(Pointer + _bytes, Guard).IndexOfAnyExcept(Pattern));
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
