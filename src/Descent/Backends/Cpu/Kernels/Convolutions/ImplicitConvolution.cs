using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// A convolution as a product whose left factor is never written out: under the positions of one row the taps of a row lie side by side in the image, so
/// that a micro-kernel reads them where they are. Each element is one chain of fused multiply-adds over the patch. Threads share blocks of rows of positions.
/// </summary>
internal sealed unsafe class ImplicitConvolution<T> : ConvolutionKernel
    where T : unmanaged
{
    /// <summary>Up to so many elements of a patch a panel of the kernel stays in the second-level cache. A length, not bytes: it decides the order of sums.</summary>
    private const int LongestPatch = 1280;

    private const int MostBytesOfBlock = 128 * 1024;
    private readonly PaddedRows<T> _rows;
    private readonly WeightPanels<T> _weights;
    private readonly int _rowsOfBlock, _panels, _panelWidth;

    private ImplicitConvolution(ConvolutionShape shape, int threads, bool isTurned) : base(shape, threads)
    {
        _rows = new(shape);
        _weights = new(shape, isTurned);
        _panelWidth = 2 * Lanes;
        _panels = (shape.Out + _panelWidth - 1) / _panelWidth;
        var fewest = Math.Max(1, MostBytesOfBlock / ((nint)shape.OutWidth * shape.Out * sizeof(T)));
        while (fewest > 1 && _rows.Size((int)fewest) * sizeof(T) > MostBytesOfBlock) fewest--;
        var blocks = (shape.OutHeight + fewest - 1) / fewest;
        _rowsOfBlock = (int)((shape.OutHeight + blocks - 1) / blocks);
    }

    public override long WorkspaceBytes => PanelBytes + (Threads * BytesOfThread);

    public override int Columns => Shape.Out;

    private static int Lanes => MatMulKernel.Lanes<T>(SimdWidths.Best);

    private nint PanelBytes => PatchTiles<T>.Aligned(_panels * _weights.Depth * _panelWidth * sizeof(T));

    private nint TileBytes => PatchTiles<T>.Aligned(MatMulPlan.HighestTile * _panelWidth * sizeof(T));

    private nint BytesOfThread => TileBytes + PatchTiles<T>.Aligned((_rows.Size(_rowsOfBlock) + _panelWidth) * sizeof(T));

    /// <summary>The kernel for images and weights, or null where patches serve better.</summary>
    public static ImplicitConvolution<T>? TryCreate(in ConvolutionShape shape, int threads) => Serves(shape) ? new(shape, threads, isTurned: false) : null;

    /// <summary>
    /// The gradient with respect to the images of a convolution that moves by single steps: a convolution of the result's gradient with the kernel, turned
    /// over. Null where patches serve better: where most of what the turned kernel sees would be padding.
    /// </summary>
    public static ImplicitConvolution<T>? TryCreateGradient(in ConvolutionShape shape, int threads)
    {
        const double mostPadding = 1.2;
        if (shape.Groups != 1 || shape.Rows is not { Stride: 1, Dilation: 1 } || shape.Columns is not { Stride: 1, Dilation: 1 }) return null;
        if (shape.Rows.Before >= shape.RowTaps || shape.Columns.Before >= shape.ColumnTaps) return null;
        if ((double)shape.Height * shape.Width > mostPadding * shape.PositionsOfImage) return null;
        var turned = shape.Turned();
        return Serves(turned) ? new(turned, threads, isTurned: true) : null;
    }

    public override void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue)
    {
        var job = new Job { Kernel = this, Epilogue = epilogue, Images = (T*)first, Weights = (T*)second, Results = (T*)result, Workspace = workspace, Team = team };
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

    private static bool Serves(in ConvolutionShape shape) =>
        shape.Groups == 1 && shape.Columns.Dilation == 1 && shape.PatchLength <= LongestPatch;

    private static void RunPart<TSimd, TVector>(void* state, int thread, int threads)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var (kernel, shape) = (job.Kernel, job.Kernel.Shape);
        kernel.PackPanels<TSimd, TVector>(job, thread, threads);
        job.Team.Barrier->Wait(threads);
        nint blocks = (shape.OutHeight + kernel._rowsOfBlock - 1) / kernel._rowsOfBlock, all = shape.Batch * blocks;
        for (var block = all * thread / threads; block < all * (thread + 1) / threads; block++)
        {
            var image = block / blocks;
            var row = (int)(block % blocks) * kernel._rowsOfBlock;
            var count = Math.Min(kernel._rowsOfBlock, shape.OutHeight - row);
            kernel.RunBlock<TSimd, TVector>(job, image, row, count, thread);
            job.Epilogue.Run((image * shape.PositionsOfImage) + ((nint)row * shape.OutWidth), (nint)count * shape.OutWidth, thread);
        }
    }

    private void PackPanels<TSimd, TVector>(in Job job, int thread, int threads)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        for (var panel = _panels * thread / threads; panel < _panels * (thread + 1) / threads; panel++)
        {
            var columns = Math.Min(_panelWidth, Shape.Out - (panel * _panelWidth));
            _weights.Pack<TSimd, TVector>(job.Weights, panel * _panelWidth, columns, WidthOf(columns), Panel(job, panel));
        }
    }

    /// <summary>Some rows of positions of one image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunBlock<TSimd, TVector>(in Job job, nint image, int firstRow, int rows, int thread)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        var spare = (T*)(job.Workspace + PanelBytes + (thread * BytesOfThread));
        var pixels = _rows.Under(job.Images + (image * Shape.ImageSize), firstRow, rows, (T*)((byte*)spare + TileBytes));
        TileOperands<T> tile = default;
        (tile.RowA, tile.StepA, tile.RowC) = ((nint)Shape.Columns.Stride * Shape.In, 1, Shape.Out);
        (tile.Depth, tile.Segments) = ((nint)Shape.ColumnTaps * Shape.In, Shape.RowTaps);
        tile.JumpA = (Shape.Rows.Dilation * _rows.RowSize) - tile.Depth;
        for (var panel = 0; panel < _panels; panel++)
        {
            var columns = Math.Min(_panelWidth, Shape.Out - (panel * _panelWidth));
            tile.B = Panel(job, panel);
            tile.StepB = WidthOf(columns);
            for (var row = 0; row < rows; row++)
            {
                tile.A = pixels + (row * Shape.Rows.Stride * _rows.RowSize);
                tile.C = job.Results + (((image * Shape.PositionsOfImage) + ((nint)(firstRow + row) * Shape.OutWidth)) * Shape.Out) + ((nint)panel * _panelWidth);
                MatMulBlock<TSimd, TVector, T>.MultiplyPanel(ref tile, Shape.OutWidth, columns, spare);
            }
        }
    }

    private T* Panel(in Job job, int panel) => (T*)job.Workspace + (panel * _weights.Depth * _panelWidth);

    /// <summary>One vector or two.</summary>
    private int WidthOf(int columns) => columns > _panelWidth / 2 ? _panelWidth : _panelWidth / 2;

    private struct Job
    {
        public ImplicitConvolution<T> Kernel;
        public RowEpilogue Epilogue;
        public T* Images, Weights, Results;
        public byte* Workspace;
        public ThreadTeam Team;
    }
}
