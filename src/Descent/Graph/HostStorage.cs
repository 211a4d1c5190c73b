namespace Descent.Graph;

/// <summary>
/// Row-major elements in managed memory that never moves, aligned to 64 bytes (a cache line, and the widest vector) and followed by 64
/// bytes of padding.
/// </summary>
internal sealed unsafe class HostStorage : Storage
{
    internal const int Alignment = 64;
    private readonly byte[] _memory;
    private readonly int _bytes;

    public HostStorage(long bytes)
    {
        if (bytes > Array.MaxLength - (2 * Alignment))
            throw new NotSupportedException($"One piece of memory holds at most 2 GB, {bytes:N0} bytes are needed: use a smaller batch, fewer units, or less data at a time.");
        _bytes = (int)bytes;
        _memory = GC.AllocateArray<byte>(_bytes + (2 * Alignment), pinned: true);
        var address = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _memory[0]);
        Pointer = (byte*)((address + Alignment - 1) & -Alignment);
    }

    /// <summary>The first element; valid while this object lives.</summary>
    public byte* Pointer { get; }

    /// <summary>A part of the elements. Unlike the pointer it keeps the memory alive by itself.</summary>
    public Span<byte> Slice(long offset, int bytes)
    {
        var start = Pointer - (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _memory[0]);
        return _memory.AsSpan((int)(start + offset), bytes);
    }

    public override void Read(Span<byte> destination) => new ReadOnlySpan<byte>(Pointer, _bytes).CopyTo(destination);

    public override void Write(ReadOnlySpan<byte> source)
    {
        if (source.Length != _bytes) throw new ArgumentException($"The storage holds {_bytes} bytes and cannot take {source.Length}.");
        source.CopyTo(new Span<byte>(Pointer, _bytes));
    }
}
