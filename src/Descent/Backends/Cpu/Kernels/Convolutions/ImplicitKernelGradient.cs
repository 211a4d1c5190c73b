using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// The gradient with respect to the kernel, from images that are read where they are: for each row of taps the product of what lies under it, transposed,
/// with the result's gradient, which goes on from block to block of positions within a shard of the images. Threads share the shards.
/// </summary>
internal sealed unsafe class ImplicitKernelGradient<T> : ConvolutionKernel
    where T : unmanaged
{
    /// <summary>A block's part of the gradient, one panel wide, stays in the first-level cache while all taps read it.</summary>
    private const int MostBytesOfPanel = 16 * 1024;
    private readonly PaddedRows<T> _rows;
    private readonly Shards<T> _shards;
    private readonly int _rowsOfBlock, _panelWidth, _packedColumns;

    private ImplicitKernelGradient(ConvolutionShape shape, int threads) : base(shape, threads)
    {
        var lanes = MatMulKernel.Lanes<T>(SimdWidths.Best);
        _rows = new(shape);
        _shards = new(shape.Batch, shape.KernelSize);
        _panelWidth = 2 * lanes;
        _packedColumns = shape.Out % lanes == 0 ? 0 : shape.Out % _panelWidth;
        _rowsOfBlock = (int)Math.Clamp(MostBytesOfPanel / ((nint)shape.OutWidth * _panelWidth * sizeof(T)), 1, shape.OutHeight);
    }

    public override long WorkspaceBytes => _shards.Bytes + (Threads * BytesOfThread);

    public override int Columns => Shape.Out;

    private nint TileBytes => PatchTiles<T>.Aligned(MatMulPlan.HighestTile * _panelWidth * sizeof(T));

    private nint PanelBytes => _packedColumns == 0 ? 0 : PatchTiles<T>.Aligned((nint)_rowsOfBlock * Shape.OutWidth * _panelWidth * sizeof(T));

    private nint BytesOfThread => TileBytes + PanelBytes + PatchTiles<T>.Aligned((_rows.Size(_rowsOfBlock) + _panelWidth) * sizeof(T));

    /// <summary>The kernel for images and a gradient, or null where patches serve better.</summary>
    public static ImplicitKernelGradient<T>? TryCreate(in ConvolutionShape shape, int threads) =>
        shape.Groups == 1 && shape.Columns.Dilation == 1 ? new(shape, threads) : null;

    public override void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue)
    {
        var job = new Job { Kernel = this, Epilogue = epilogue, Images = (T*)first, Gradient = (T*)second, Result = (T*)result, Sums = (T*)workspace, Workspace = workspace + _shards.Bytes, Team = team };
        delegate*<void*, int, int, void> body = SimdWidths.Best switch
        {
            SimdWidth.Vector512 => &RunPart<Simd512<T>, Vector512<T>>,
            SimdWidth.Vector256 => &RunPart<Simd256<T>, Vector256<T>>,
            SimdWidth.Vector128 => &RunPart<Simd128<T>, Vector128<T>>,
            _ => &RunPart<SimdScalar<T>, T>,
        };
        if (Threads == 1) body(Unsafe.AsPointer(ref job), 0, 1);
        else team.Run(body, Unsafe.AsPointer(ref job), Work);
    }

    private static void RunPart<TSimd, TVector>(void* state, int thread, int threads)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        ref readonly var shards = ref job.Kernel._shards;
        var end = shards.Count * (thread + 1) / threads;
        for (var shard = shards.Count * thread / threads; shard < end; shard++) job.Kernel.RunShard<TSimd, TVector>(job, shard, thread);
        job.Team.Barrier->Wait(threads);
        nint rows = job.Kernel.Shape.PatchLength, columns = job.Kernel.Columns;
        var (firstRow, endRow) = (rows * thread / threads, rows * (thread + 1) / threads);
        shards.Combine(job.Result, job.Sums, firstRow * columns, endRow * columns);
        job.Epilogue.Run(firstRow, endRow - firstRow, thread);
    }

    private void RunShard<TSimd, TVector>(in Job job, int shard, int thread)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        var sum = _shards.Sum(shard, job.Result, job.Sums);
        var first = _shards.FirstImage(shard);
        for (var image = first; image < _shards.FirstImage(shard + 1); image++)
            for (var row = 0; row < Shape.OutHeight; row += _rowsOfBlock)
                RunBlock<TSimd, TVector>(job, sum, image, row, Math.Min(_rowsOfBlock, Shape.OutHeight - row), image > first || row > 0, thread);
    }

    /// <summary>What some rows of positions of one image add to the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunBlock<TSimd, TVector>(in Job job, T* sum, nint image, int firstRow, int rows, bool accumulate, int thread)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        var spare = (T*)(job.Workspace + (thread * BytesOfThread));
        var packed = (T*)((byte*)spare + TileBytes);
        var pixels = _rows.Under(job.Images + (image * Shape.ImageSize), firstRow, rows, (T*)((byte*)packed + PanelBytes));
        var gradient = job.Gradient + (((image * Shape.PositionsOfImage) + ((nint)firstRow * Shape.OutWidth)) * Shape.Out);
        TileOperands<T> tile = default;
        (tile.RowA, tile.StepA, tile.RowC, tile.Accumulate) = (1, (nint)Shape.Columns.Stride * Shape.In, Shape.Out, accumulate);
        (tile.Depth, tile.Segments) = (Shape.OutWidth, rows);
        tile.JumpA = (Shape.Rows.Stride * _rows.RowSize) - (tile.Depth * tile.StepA);
        var tapsOfRow = Shape.ColumnTaps * Shape.In;
        for (var column = 0; column < Shape.Out; column += _panelWidth)
        {
            var columns = Math.Min(_panelWidth, Shape.Out - column);
            tile.B = gradient + column;
            tile.StepB = Shape.Out;
            if (columns == _packedColumns)
            {
                tile.B = packed;
                tile.StepB = columns > TSimd.Lanes ? _panelWidth : TSimd.Lanes;
                Panel<T>.Pack<TSimd, TVector>(gradient + column, Shape.Out, gradient + ((nint)rows * Shape.OutWidth * Shape.Out), rows * Shape.OutWidth, columns, (int)tile.StepB, packed);
            }
            for (var tap = 0; tap < Shape.RowTaps; tap++)
            {
                tile.A = pixels + (tap * Shape.Rows.Dilation * _rows.RowSize);
                tile.C = sum + (tap * (nint)tapsOfRow * Shape.Out) + column;
                MatMulBlock<TSimd, TVector, T>.MultiplyPanel(ref tile, tapsOfRow, columns, spare);
            }
        }
    }

    private struct Job
    {
        public ImplicitKernelGradient<T> Kernel;
        public RowEpilogue Epilogue;
        public T* Images, Gradient, Result, Sums;
        public byte* Workspace;
        public ThreadTeam Team;
    }
}
