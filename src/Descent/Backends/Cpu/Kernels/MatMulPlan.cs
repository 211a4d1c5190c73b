namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// How one product is cut: into blocks of K whose panels of B stay in the cache, into blocks of rows that threads share and that the
/// epilogue is called for, into panels of B two vectors wide. The row blocks follow from the shape alone.
/// </summary>
internal readonly struct MatMulPlan
{
    /// <summary>Below this many multiplications a second thread costs more than it brings.</summary>
    private const double LeastWorkForThreads = 400_000;

    private const int MostDepthOfBlock = 384;
    private const int MostRowsOfBlock = 240;
    private const int MostBytesOfRowBlock = 512 * 1024;

    public MatMulPlan(in MatMulShape shape, int lanes, int elementBytes, int threads)
    {
        TotalRows = shape.Batch * shape.M;
        RowsOfBatch = shape.M;
        Shape = shape.Simplify(out SwapsOperands);
        if (Shape.Batch != shape.Batch) RowsOfBatch = TotalRows;
        Lanes = lanes;
        PanelWidth = 2 * lanes;
        Panels = (Shape.N + PanelWidth - 1) / PanelWidth;

        double work = (double)TotalRows * shape.N * shape.K;
        Threads = work < LeastWorkForThreads ? 1 : threads;
        RowBlocks = CountRowBlocks(RowsOfBatch, shape.N, elementBytes);
        SplitsBatches = Threads > 1 && (Shape.Batch >= 4 * Threads || (Shape.Batch > 1 && RowBlocks == 1));
        RowsOutermost = !SwapsOperands && !SplitsBatches && RowBlocks > 1 && RowBlocks >= Threads;

        int depthBlocks = Math.Max(1, (Shape.K + MostDepthOfBlock - 1) / MostDepthOfBlock);
        DepthOfBlock = depthBlocks == 1 ? Shape.K : ((Shape.K + depthBlocks - 1) / depthBlocks + 7) & ~7;

        FirstPacked = PacksAll(Shape, RowsOutermost, elementBytes) ? 0 : Shape.N % lanes == 0 ? Panels : Panels - 1;
    }

    /// <summary>The simplified product, and whether its A is the caller's B.</summary>
    public readonly MatMulShape Shape;

    public readonly bool SwapsOperands;

    /// <summary>The caller's rows over all batches, and those of one batch of <see cref="Shape"/>: what the epilogue counts.</summary>
    public readonly int TotalRows;

    public readonly int RowsOfBatch;

    /// <summary>How many blocks the rows of one batch are cut into.</summary>
    public readonly int RowBlocks;

    public readonly int Lanes;
    public readonly int PanelWidth;
    public readonly int Panels;
    public readonly int DepthOfBlock;
    public readonly int Threads;

    /// <summary>Whether each thread computes whole batches.</summary>
    public readonly bool SplitsBatches;

    /// <summary>
    /// Whether B is packed once and threads share the row blocks; otherwise they share the panels, and pack each when they come to it.
    /// </summary>
    public readonly bool RowsOutermost;

    /// <summary>Panels from this one on are copied to where rows of B follow each other; those before are read where they are.</summary>
    public readonly int FirstPacked;

    /// <summary>Elements of one packed panel.</summary>
    public nint PanelSize => (nint)Shape.K * PanelWidth;

    /// <summary>Elements of the shared part of the workspace: the panels packed ahead.</summary>
    public nint SharedSize => RowsOutermost ? (Panels - FirstPacked) * PanelSize : 0;

    /// <summary>Elements of each thread's own part: a block of a panel, and a tile for columns that do not fill a vector.</summary>
    public nint OwnSize => TileSize + (RowsOutermost ? 0 : (nint)DepthOfBlock * PanelWidth);

    public nint TileSize => 12 * PanelWidth;

    /// <summary>Where row block <paramref name="block"/> of a batch begins: near-equal blocks that begin at multiples of 4.</summary>
    public int RowBlockStart(int block) =>
        block == RowBlocks ? RowsOfBatch : (int)((long)RowsOfBatch * block / RowBlocks) & ~3;

    private static int CountRowBlocks(int rows, int columns, int elementBytes)
    {
        int forThreads = Math.Clamp(rows / 32, 1, 16);
        int forHeight = (rows + MostRowsOfBlock - 1) / MostRowsOfBlock;
        long bytes = (long)rows * columns * elementBytes;
        int forCache = (int)Math.Min((bytes + MostBytesOfRowBlock - 1) / MostBytesOfRowBlock, rows / 48);
        return Math.Max(forThreads, Math.Max(forHeight, forCache));
    }

    /// <summary>B is worth a copy when enough tiles read it again, unless it lies well in the first-level cache as it is.</summary>
    private static bool PacksAll(in MatMulShape shape, bool rowsOutermost, int elementBytes)
    {
        if (shape.TransposeB) return true;
        bool isSmall = shape.K * shape.LeadingB * elementBytes <= 16 * 1024;
        return !isSmall && shape.M >= 48;
    }
}
