namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// What a micro-kernel reads and writes: C[i, j] (+)= Σₖ A[i, k] B[k, j] over one tile. A's element (i, k) is at
/// A + i·RowA + k·StepA, which covers both ways of storing it (and, with segments, places under a kernel that moves over an image); row k of B at B + k·StepB; row i of C at C + i·RowC.
/// </summary>
internal unsafe struct TileOperands<T>
    where T : unmanaged
{
    public T* A;
    public nint RowA;
    public nint StepA;
    public T* B;
    public nint StepB;
    public T* C;
    public nint RowC;
    public nint Depth;

    /// <summary>Where a tile that packs puts B's rows, without gaps.</summary>
    public T* Packed;

    /// <summary>What tiles of many rows fetch while they compute.</summary>
    public ReadAhead Ahead;

    /// <summary>How many rows of that are left.</summary>
    public nint RowsAhead;

    /// <summary>How many times k runs over the depth; from one run to the next A jumps, and B goes on.</summary>
    public nint Segments;

    /// <summary>From behind the last k of a segment to the first of the next.</summary>
    public nint JumpA;

    /// <summary>Whether the sums go on from what C holds instead of from zero.</summary>
    public bool Accumulate;
}
