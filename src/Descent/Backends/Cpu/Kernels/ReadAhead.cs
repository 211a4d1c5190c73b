using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// A walk over memory that will be packed next, so that it is in the second-level cache by then. The tiles before ask for it, two lines
/// every few multiplications: many requests at once would make the tile itself wait. Changes no result.
/// </summary>
internal unsafe struct ReadAhead
{
    /// <summary>How much of its depth a tile does between two requests.</summary>
    public const int Interval = 8;

    private const int BytesOfPair = 128;
    private byte* _next;
    private nint _left;
    private readonly nint _pairsOfRow;
    private readonly nint _jump;

    /// <param name="first">The first row.</param>
    /// <param name="bytes">How long a row is.</param>
    /// <param name="leading">Bytes from one row to the next.</param>
    public ReadAhead(void* first, nint bytes, nint leading)
    {
        _next = (byte*)first;
        _left = _pairsOfRow = (bytes + BytesOfPair - 1) / BytesOfPair;
        _jump = leading - _pairsOfRow * BytesOfPair;
    }

    /// <summary>How many rows a tile of some depth asks for.</summary>
    public readonly nint RowsOf(nint depth) => Math.Max(1, depth / Interval / _pairsOfRow);

    /// <summary>The same walk from a later row on.</summary>
    public void Skip(nint rows) => _next += rows * (_jump + _pairsOfRow * BytesOfPair);

    /// <summary>Asks for the next two lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch1(_next);
        Sse.Prefetch1(_next + BytesOfPair / 2);
        _next += BytesOfPair;
        if (--_left > 0) return;
        _next += _jump;
        _left = _pairsOfRow;
    }
}
