using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels.Reductions;

/// <summary>
/// A single matrix's length cut for threads. A piece is as many blocks of the <see cref="Cascade{TReduction, L, V, T}"/> as a power of two, so that the
/// pieces' results, combined pairwise in the same way, are the bits of one thread.
/// </summary>
internal readonly unsafe struct ReductionPieces
{
    private const int Most = 32, MostLevels = 8;
    private readonly nint _piece, _length, _inner;

    /// <param name="outer">How many matrices.</param>
    /// <param name="length">Elements that one result is made of.</param>
    /// <param name="inner">Results of a matrix.</param>
    public ReductionPieces(nint outer, nint length, nint inner)
    {
        (_length, _inner) = (length, inner);
        if (outer > 1) return;
        _piece = inner == 1 ? RowBlock : ColumnBlock;
        while (_piece * Most < length) _piece *= 2;
        Count = (length + _piece - 1) / _piece;
    }

    /// <summary>Elements of a row, and rows of a column, that the cascades take as one block.</summary>
    public const int RowBlock = 4096, ColumnBlock = 64;

    /// <summary>How many pieces there are; 0 where threads share whole matrices.</summary>
    public nint Count { get; }

    /// <summary>Elements of all pieces' results.</summary>
    public nint Results => Count * _inner;

    /// <summary>Where a piece starts, and its length.</summary>
    public (nint Start, nint Length) Piece(nint number) => (number * _piece, Math.Min(_piece, _length - (number * _piece)));

    /// <summary>Combines the results of all pieces, which are lost.</summary>
    /// <param name="combine">The kernel for two results.</param>
    /// <param name="results">The pieces' results.</param>
    /// <param name="destination">Where the whole's go.</param>
    /// <param name="size">Bytes of an element.</param>
    public void Combine(Kernel combine, byte* results, byte* destination, int size)
    {
        var stack = stackalloc byte*[MostLevels];
        var top = 0;
        for (nint piece = 0; piece < Count; piece++)
        {
            stack[top++] = results + (piece * _inner * size);
            for (var merged = piece; (merged & 1) != 0; merged >>= 1) Merge(combine, stack, ref top);
        }
        while (top > 1) Merge(combine, stack, ref top);
        Blocks.Copy(stack[0], destination, _inner * size);
    }

    private void Merge(Kernel combine, byte** stack, ref int top)
    {
        top--;
        combine(stack[top - 1], stack[top], null, stack[top - 1], _inner);
    }
}
