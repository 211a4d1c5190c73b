using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>One thread's product of a block of rows with some panels, for one width of vector: blocks of K, panels, tiles.</summary>
internal static unsafe class MatMulBlock<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Copies rows firstK … firstK + depth − 1 of one panel of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(MatMulJob<T>* job, int batch, int panel, int firstK, int depth, T* target)
    {
        ref readonly MatMulPlan plan = ref job->Plan;
        ref readonly MatMulShape shape = ref plan.Shape;
        int column = panel * plan.PanelWidth;
        int columns = Math.Min(plan.PanelWidth, shape.N - column);
        int width = columns > TSimd.Lanes ? 2 * TSimd.Lanes : TSimd.Lanes;
        T* b = job->B + batch * shape.BatchStrideB;
        if (shape.TransposeB)
        {
            TransposedPanel<T>.Pack(b + column * shape.LeadingB + firstK, shape.LeadingB, depth, columns, width, target);
            return;
        }

        T* source = b + firstK * shape.LeadingB + column;
        T* sourceEnd = b + (shape.K - 1) * shape.LeadingB + shape.N;
        Panel<T>.Pack<TSimd, TVector>(source, shape.LeadingB, sourceEnd, depth, columns, width, target);
    }

    /// <summary>The block of C of <paramref name="rows"/> rows and the panels from firstPanel up to endPanel, over all of K.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(MatMulJob<T>* job, int batch, int thread, int row, int rows, int firstPanel, int endPanel)
    {
        ref readonly MatMulPlan plan = ref job->Plan;
        ref readonly MatMulShape shape = ref plan.Shape;
        T* spareTile = job->OwnWorkspace(thread);
        T* ownPanel = spareTile + plan.TileSize;
        T* copyOfA = ownPanel + plan.OwnPanelSize;
        T* a = job->A + batch * shape.BatchStrideA;
        T* b = job->B + batch * shape.BatchStrideB;
        T* c = job->C + batch * shape.BatchStrideC + row * shape.LeadingC;

        TileOperands<T> tile = default;
        tile.RowC = shape.LeadingC;
        tile.Segments = 1;
        int firstK = 0;
        do
        {
            int depth = Math.Min(plan.DepthOfBlock, shape.K - firstK);
            tile.Depth = depth;
            tile.Accumulate = shape.Accumulate || firstK > 0;
            tile.RowA = shape.TransposeA ? 1 : shape.LeadingA;
            tile.StepA = shape.TransposeA ? shape.LeadingA : 1;
            T* blockA = a + row * tile.RowA + firstK * tile.StepA;
            if (plan.LeadingCopy != 0) CopyBlock(ref blockA, ref tile, plan, rows, copyOfA);
            for (int panel = firstPanel; panel < endPanel; panel++)
            {
                int column = panel * plan.PanelWidth;
                int columns = Math.Min(plan.PanelWidth, shape.N - column);
                tile.A = blockA;
                tile.B = b + firstK * shape.LeadingB + column;
                tile.StepB = shape.LeadingB;
                tile.C = c + column;
                tile.RowsAhead = 0;
                if (panel >= plan.FirstPacked)
                {
                    LookAhead(ref tile, plan, b, panel + 1 < endPanel ? panel + 1 : firstPanel, panel + 1 < endPanel ? firstK : firstK + depth);
                    if (!shape.TransposeB && columns == 2 * TSimd.Lanes && rows >= HighestTile(columns))
                    {
                        RunAndPack(ref tile, ownPanel);
                        MultiplyPanel(ref tile, rows - HighestTile(columns), columns, spareTile);
                        continue;
                    }

                    Pack(job, batch, panel, firstK, depth, ownPanel);
                    tile.B = ownPanel;
                    tile.StepB = columns > TSimd.Lanes ? 2 * TSimd.Lanes : TSimd.Lanes;
                }

                MultiplyPanel(ref tile, rows, columns, spareTile);
            }

            firstK += depth;
        }
        while (firstK < shape.K);
    }

    /// <summary>Has the tiles of a panel fetch the block of B that is packed after it, if there is one.</summary>
    private static void LookAhead(ref TileOperands<T> tile, in MatMulPlan plan, T* b, int panel, int firstK)
    {
        ref readonly MatMulShape shape = ref plan.Shape;
        int column = panel * plan.PanelWidth;
        int depth = Math.Min(plan.DepthOfBlock, shape.K - firstK), columns = Math.Min(plan.PanelWidth, shape.N - column);
        tile.RowsAhead = depth == 0 ? 0 : shape.TransposeB ? columns : depth;
        T* first = depth == 0 ? tile.B : shape.TransposeB ? b + column * shape.LeadingB + firstK : b + firstK * shape.LeadingB + column;
        tile.Ahead = new(first, (shape.TransposeB && depth > 0 ? depth : columns) * sizeof(T), shape.LeadingB * sizeof(T));
    }

    /// <summary>The first tile of a panel copies B's rows to where they follow each other, and the others read them there.</summary>
    private static void RunAndPack(ref TileOperands<T> tile, T* panel)
    {
        tile.Packed = panel;
        TwoVectorKernel<TSimd, TVector, T>.Run<PacksPanel>(HighestTile(2 * TSimd.Lanes), tile);
        tile.B = panel;
        tile.StepB = 2 * TSimd.Lanes;
        Advance(ref tile, HighestTile(2 * TSimd.Lanes));
    }

    /// <summary>To the rows below a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Advance(ref TileOperands<T> tile, int height)
    {
        tile.A += height * tile.RowA;
        tile.C += height * tile.RowC;
        if (tile.RowsAhead <= 0) return;
        nint rows = tile.Ahead.RowsOf(tile.Depth);
        tile.RowsAhead -= rows;
        tile.Ahead.Skip(rows);
    }

    private static int HighestTile(int columns) => columns > TSimd.Lanes && TSimd.Registers < 32 ? 6 : MatMulPlan.HighestTile;

    /// <summary>Puts a block of A where its rows do not compete for the same lines of the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyBlock(ref T* block, ref TileOperands<T> tile, in MatMulPlan plan, int rows, T* copy)
    {
        bool isTransposed = plan.Shape.TransposeA;
        int depth = (int)tile.Depth;
        int storedRows = isTransposed ? depth : rows, length = isTransposed ? rows : depth;
        for (nint i = 0; i < storedRows; i++)
            new Span<T>(block + i * plan.Shape.LeadingA, length).CopyTo(new Span<T>(copy + i * plan.LeadingCopy, length));

        block = copy;
        tile.RowA = isTransposed ? 1 : plan.LeadingCopy;
        tile.StepA = isTransposed ? plan.LeadingCopy : 1;
    }

    /// <summary>All rows of a block against one panel.</summary>
    /// <param name="tile">The operands; C is there from the first row on.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns the panel has.</param>
    /// <param name="spareTile">Memory for <see cref="MatMulPlan.HighestTile"/> rows of a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyPanel(ref TileOperands<T> tile, int rows, int columns, T* spareTile)
    {
        bool isWide = columns > TSimd.Lanes;
        int width = isWide ? 2 * TSimd.Lanes : TSimd.Lanes;
        int highest = HighestTile(columns);
        int rowsBelow = RowsBelow(tile, width, columns);
        while (rows > 0)
        {
            int height = Math.Min(highest, HeightOf(rows));
            if (rows - height >= rowsBelow) RunTile(isWide, height, tile);
            else RunPartialTile(isWide, height, tile, columns, spareTile);
            Advance(ref tile, height);
            rows -= height;
        }
    }

    /// <summary>The height of the next tile. Tiles of less than four rows wait for their sums and take as long as four: few of them is what counts.</summary>
    private static int HeightOf(int rows) => rows switch
    {
        13 => 6,
        14 or 26 => 8,
        >= 12 => 12,
        11 or 8 => 8,
        10 or 9 or 6 => 6,
        _ => Math.Min(rows, 4),
    };

    /// <summary>
    /// How many rows must follow a tile so that it may store whole vectors: 0 when the columns fill them; else, when C has no gaps and these
    /// are all its columns, as many as the overhang reaches into, for they are written next. Otherwise no number suffices.
    /// </summary>
    private static int RowsBelow(in TileOperands<T> tile, int width, int columns)
    {
        if (columns == width) return 0;
        return tile.Accumulate || tile.RowC != columns ? int.MaxValue : (width - 1) / columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunTile(bool isWide, int height, in TileOperands<T> tile)
    {
        if (isWide && tile.RowsAhead > 0) TwoVectorKernel<TSimd, TVector, T>.Run<ReadsPanelAndAhead>(height, tile);
        else if (isWide) TwoVectorKernel<TSimd, TVector, T>.Run<ReadsPanel>(height, tile);
        else OneVectorKernel<TSimd, TVector, T>.Run(height, tile);
    }

    /// <summary>A tile whose last vector reaches beyond C's columns is made in spare memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPartialTile(bool isWide, int height, TileOperands<T> tile, int columns, T* spareTile)
    {
        T* c = tile.C;
        nint rowC = tile.RowC;
        tile.C = spareTile;
        tile.RowC = isWide ? 2 * TSimd.Lanes : TSimd.Lanes;
        if (tile.Accumulate) Panel<T>.CopyRows(c, rowC, spareTile, tile.RowC, height, columns);
        RunTile(isWide, height, tile);
        Panel<T>.CopyRows(spareTile, tile.RowC, c, rowC, height, columns);
    }
}
