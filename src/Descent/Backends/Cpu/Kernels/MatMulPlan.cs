using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// How one product is cut: into blocks of K whose panels of B stay in the cache, into blocks of rows that threads share and that the
/// epilogue is called for, into panels of B two vectors wide. No bit of the product depends on any of it.
/// </summary>
internal readonly struct MatMulPlan
{
    /// <summary>The most rows of a tile.</summary>
    public const int HighestTile = 12;

    /// <summary>With panels of 128 bytes a row: a block of a panel fits the first-level cache of 48 KiB beside the rows that meet it.</summary>
    private const int DeepestBlock = 256;

    /// <summary>With fewer rows for each thread, threads share the panels instead.</summary>
    private const int LeastRowsToShare = 64;

    /// <summary>Lower blocks of rows would spend more on packing the panels again than they save.</summary>
    private const int LowestRowBlock = 256;

    private const int HighestRowBlock = 1024;

    /// <summary>A row block's part of A stays in the second-level cache while the panels go by.</summary>
    private const int MostBytesOfA = 512 * 1024;

    /// <summary>And its part of C until the epilogue, if the block need not be too low for that.</summary>
    private const int MostBytesOfC = 512 * 1024;

    /// <summary>B is worth a copy when as many rows read it again.</summary>
    private const int LeastRowsToPack = 48;

    /// <summary>Rows a multiple of this many bytes apart compete for the same few lines of the first-level cache.</summary>
    private const int AliasingBytes = 2048;

    /// <summary>The simplified product.</summary>
    public readonly MatMulShape Shape;

    /// <summary>Whether <see cref="Shape"/>'s A is the caller's B and the other way round.</summary>
    public readonly bool SwapsOperands;

    /// <summary>The caller's rows in one batch of <see cref="Shape"/>: those that the epilogue counts.</summary>
    public readonly int RowsOfBatch;

    /// <summary>How many blocks the rows of one batch are cut into.</summary>
    public readonly int RowBlocks;

    /// <summary>The vectors that the panels are cut for.</summary>
    public readonly SimdWidth Width;

    /// <summary>How many threads may share the work.</summary>
    public readonly int Threads;

    /// <summary>About how long one thread takes, in nanoseconds.</summary>
    public readonly double Work;

    /// <summary>Whether each thread computes whole batches.</summary>
    public readonly bool SplitsBatches;

    /// <summary>Whether threads share the row blocks; otherwise they share the panels, over all rows.</summary>
    public readonly bool RowsOutermost;

    /// <summary>Elements in a row of a panel: two vectors.</summary>
    public readonly int PanelWidth;

    public readonly int Panels;

    /// <summary>Panels from this one on are copied to where rows of B follow each other; those before are read where they are.</summary>
    public readonly int FirstPacked;

    /// <summary>How much of K is done before the next block.</summary>
    public readonly int DepthOfBlock;

    /// <summary>From one row to the next in a copy of a block of A; 0 when A is read where it is.</summary>
    public readonly int LeadingCopy;

    private readonly int _rowsOfCopy;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public MatMulPlan(in MatMulShape shape, SimdWidth width, int lanes, int elementBytes, int threads)
    {
        Width = width;
        Shape = shape.Simplify(out SwapsOperands);
        RowsOfBatch = SwapsOperands ? Shape.N : Shape.M;
        Work = WorkTime.OfProduct((double)shape.Batch * shape.M * shape.N * shape.K);
        bool isWorthThreads = WorkTime.MayBeShared(Work, threads);
        Threads = isWorthThreads ? threads : 1;
        DepthOfBlock = Shape.K <= DeepestBlock ? Shape.K : CutDepth(Shape.K);
        RowBlocks = CountRowBlocks(RowsOfBatch, (SwapsOperands ? 1 : (long)Shape.N) * elementBytes, (long)DepthOfBlock * elementBytes, Threads);
        SplitsBatches = isWorthThreads && Shape.Batch > 1 && (RowBlocks == 1 || Shape.Batch >= 4 * threads);
        RowsOutermost = !SwapsOperands && !SplitsBatches && RowBlocks >= Threads;

        PanelWidth = 2 * lanes;
        Panels = (int)((uint)(Shape.N + PanelWidth - 1) / (uint)PanelWidth);
        FirstPacked = PacksAll(Shape, elementBytes) ? 0 : Shape.N % lanes == 0 ? Panels : Panels - 1;

        int highest = RowsOutermost ? (Shape.M + RowBlocks - 1) / RowBlocks + 4 : Shape.M;
        bool copiesA = Panels > 2 && Shape.M >= HighestTile && (long)highest * DepthOfBlock * elementBytes <= 2 * MostBytesOfA
            && Shape.LeadingA * elementBytes % AliasingBytes == 0;
        if (!copiesA) return;
        LeadingCopy = (Shape.TransposeA ? highest : DepthOfBlock) + 16;
        _rowsOfCopy = Shape.TransposeA ? DepthOfBlock : highest;
    }

    /// <summary>Elements of a tile for columns that do not fill a vector.</summary>
    public nint TileSize => HighestTile * PanelWidth;

    /// <summary>Elements of a block of a panel that a thread packs when it comes to it.</summary>
    public nint OwnPanelSize => FirstPacked == Panels ? 0 : (nint)DepthOfBlock * PanelWidth;

    /// <summary>Elements of each thread's own part of the workspace: tile, panel, copy of a block of A.</summary>
    public nint OwnSize => TileSize + OwnPanelSize + (nint)LeadingCopy * _rowsOfCopy;

    /// <summary>Where row block <paramref name="block"/> of a batch begins: near-equal blocks that begin at multiples of 4.</summary>
    public int RowBlockStart(int block) =>
        block == 0 ? 0 : block == RowBlocks ? RowsOfBatch : (int)((long)RowsOfBatch * block / RowBlocks) & ~3;

    private static int CountRowBlocks(int rows, long bytesOfRowOfC, long bytesOfRowOfA, int threads)
    {
        int forHeight = (rows + HighestRowBlock - 1) / HighestRowBlock;
        int forA = (int)((rows * bytesOfRowOfA + MostBytesOfA - 1) / MostBytesOfA);
        int forC = (int)Math.Min(rows * bytesOfRowOfC / MostBytesOfC, rows / LowestRowBlock);
        int blocks = Math.Max(Math.Max(1, forHeight), Math.Max(forA, forC));
        bool isShared = threads > 1 && rows >= LeastRowsToShare * threads;
        return isShared ? (blocks + threads - 1) / threads * threads : blocks;
    }

    private static int CutDepth(int depth)
    {
        int blocks = (depth + DeepestBlock - 1) / DeepestBlock;
        return ((depth + blocks - 1) / blocks + 7) & ~7;
    }

    /// <summary>B is worth a copy when enough rows read it again, unless it lies well in the first-level cache as it is.</summary>
    private static bool PacksAll(in MatMulShape shape, int elementBytes) =>
        shape.TransposeB || (shape.M >= LeastRowsToPack && shape.K * shape.LeadingB * elementBytes > 16 * 1024);
}
