using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// A convolution as a matrix product of patches and kernel, tile by tile: each element is one chain of fused multiply-adds over the patch.
/// Threads share the tiles. For groups, dilated columns and long patches; <see cref="ImplicitConvolution{T}"/> serves the rest.
/// </summary>
internal sealed unsafe class PatchConvolution<T> : ConvolutionKernel
    where T : unmanaged
{
    private readonly PatchTiles<T> _tiles;

    public PatchConvolution(ConvolutionShape shape, int threads) : base(shape, threads) =>
        _tiles = new(shape, (nint)shape.Batch * shape.PositionsOfImage, Product);

    public override long WorkspaceBytes => Threads * _tiles.BytesOfThread;

    public override int Columns => Shape.Out;

    public override void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue)
    {
        var job = new Job { Kernel = this, Epilogue = epilogue, Images = (T*)first, Weights = (T*)second, Results = (T*)result, Workspace = workspace, Team = team };
        if (Threads == 1) RunPart(Unsafe.AsPointer(ref job), 0, 1);
        else team.Run(&RunPart, Unsafe.AsPointer(ref job), Work);
    }

    private MatMulShape Product(int positions) => MatMulShape.Dense(1, positions, Shape.OutPerGroup, Shape.PatchLength) with { LeadingB = Shape.Out, LeadingC = Shape.Out };

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var tile = job.Kernel._tiles.Length;
        var positions = (nint)job.Kernel.Shape.Batch * job.Kernel.Shape.PositionsOfImage;
        var tiles = (positions + tile - 1) / tile;
        var end = tiles * (thread + 1) / threads;
        for (var i = tiles * thread / threads; i < end; i++) job.Kernel.RunTile(job, i * tile, (int)Math.Min(tile, positions - (i * tile)), thread);
    }

    private void RunTile(in Job job, nint first, int count, int thread)
    {
        var patches = _tiles.Patches(job.Workspace, thread);
        var plan = MatMulKernel.Plan<T>(Product(count), 1);
        for (var group = 0; group < Shape.Groups; group++)
        {
            Patches<T>.Copy(Shape, job.Images + (group * Shape.InPerGroup), first, count, patches);
            var columns = group * Shape.OutPerGroup;
            MatMulKernel.Run(plan, patches, job.Weights + columns, job.Results + (first * Shape.Out) + columns, _tiles.ProductWorkspace(job.Workspace, thread), job.Team, null, null);
        }
        job.Epilogue.Run(first, count, thread);
    }

    private struct Job
    {
        public PatchConvolution<T> Kernel;
        public RowEpilogue Epilogue;
        public T* Images, Weights, Results;
        public byte* Workspace;
        public ThreadTeam Team;
    }
}
