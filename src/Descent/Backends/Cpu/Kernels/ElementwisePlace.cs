namespace Descent.Backends.Cpu.Kernels;

/// <summary>Where a value of an elementwise program lies.</summary>
internal enum PlaceKind
{
    /// <summary>In an operand with an element for each of the iteration, read or written in place.</summary>
    Moving,

    /// <summary>In an operand of one element.</summary>
    Uniform,

    /// <summary>In a broadcast operand with long runs: blocks end where its runs end, so that it too is read in place.</summary>
    Run,

    /// <summary>In scratch, where a short operand that repeats as a whole is written, once a run, often enough for a block at any offset.</summary>
    Tile,

    /// <summary>In scratch, where a broadcast operand is written out for each block.</summary>
    Expanded,

    /// <summary>In scratch.</summary>
    Scratch,

    /// <summary>In the program's constants.</summary>
    Constant,
}

/// <summary>A place of an elementwise program.</summary>
/// <param name="Kind">Where it lies.</param>
/// <param name="Size">Bytes of an element.</param>
internal sealed record ElementwisePlace(PlaceKind Kind, int Size)
{
    /// <summary>The number of the operand: inputs first, then outputs.</summary>
    public int Operand { get; init; }

    /// <summary>How the operand lies under the iteration.</summary>
    public BroadcastPattern? Pattern { get; init; }

    /// <summary>The piece of scratch.</summary>
    public ScratchSlot? Slot { get; init; }

    /// <summary>The offset among the constants, in bytes.</summary>
    public int ConstantOffset { get; init; }
}

/// <summary>A piece of scratch; several values may follow each other in it.</summary>
internal sealed class ScratchSlot
{
    /// <summary>Bytes that it takes for each element of a block.</summary>
    public int BytesPerElement { get; set; }

    /// <summary>Bytes that it takes beside these.</summary>
    public nint FixedBytes { get; init; }

    /// <summary>Its offset in scratch.</summary>
    public nint Offset { get; set; }
}
