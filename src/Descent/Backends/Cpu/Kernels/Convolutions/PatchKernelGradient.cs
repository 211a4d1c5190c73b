using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// The gradient with respect to the kernel: the product of the patches, transposed, with the result's gradient, which goes on from tile to
/// tile within a shard of the images. Threads share the shards. For groups and dilated columns; <see cref="ImplicitKernelGradient{T}"/> serves the rest.
/// </summary>
internal sealed unsafe class PatchKernelGradient<T> : ConvolutionKernel
    where T : unmanaged
{
    private readonly PatchTiles<T> _tiles;
    private readonly Shards<T> _shards;

    public PatchKernelGradient(ConvolutionShape shape, int threads) : base(shape, threads)
    {
        _tiles = new(shape, (nint)shape.Batch * shape.PositionsOfImage, positions => Product(positions, accumulate: true));
        _shards = new(shape.Batch, shape.KernelSize);
    }

    public override long WorkspaceBytes => _shards.Bytes + (Threads * _tiles.BytesOfThread);

    public override int Columns => Shape.Out;

    public override void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue)
    {
        var job = new Job { Kernel = this, Epilogue = epilogue, Images = (T*)first, Gradient = (T*)second, Result = (T*)result, Sums = (T*)workspace, Workspace = workspace + _shards.Bytes, Team = team };
        if (Threads == 1) RunPart(Unsafe.AsPointer(ref job), 0, 1);
        else team.Run(&RunPart, Unsafe.AsPointer(ref job), Work);
    }

    private MatMulShape Product(int positions, bool accumulate) =>
        MatMulShape.Dense(1, Shape.PatchLength, Shape.OutPerGroup, positions, transposeA: true, accumulate: accumulate) with { LeadingB = Shape.Out, LeadingC = Shape.Out };

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        ref readonly var shards = ref job.Kernel._shards;
        var end = shards.Count * (thread + 1) / threads;
        for (var shard = shards.Count * thread / threads; shard < end; shard++) job.Kernel.RunShard(job, shard, thread);
        job.Team.Barrier->Wait(threads);
        nint rows = job.Kernel.Shape.PatchLength, columns = job.Kernel.Columns;
        var (firstRow, endRow) = (rows * thread / threads, rows * (thread + 1) / threads);
        shards.Combine(job.Result, job.Sums, firstRow * columns, endRow * columns);
        job.Epilogue.Run(firstRow, endRow - firstRow, thread);
    }

    private void RunShard(in Job job, int shard, int thread)
    {
        var sum = _shards.Sum(shard, job.Result, job.Sums);
        var (start, end) = (_shards.FirstImage(shard) * Shape.PositionsOfImage, _shards.FirstImage(shard + 1) * Shape.PositionsOfImage);
        for (var first = start; first < end; first += _tiles.Length) RunTile(job, sum, first, (int)Math.Min(_tiles.Length, end - first), first > start, thread);
    }

    private void RunTile(in Job job, T* sum, nint first, int count, bool accumulate, int thread)
    {
        var patches = _tiles.Patches(job.Workspace, thread);
        var plan = MatMulKernel.Plan<T>(Product(count, accumulate), 1);
        for (var group = 0; group < Shape.Groups; group++)
        {
            Patches<T>.Copy(Shape, job.Images + (group * Shape.InPerGroup), first, count, patches);
            var columns = group * Shape.OutPerGroup;
            MatMulKernel.Run(plan, patches, job.Gradient + (first * Shape.Out) + columns, sum + columns, _tiles.ProductWorkspace(job.Workspace, thread), job.Team, null, null);
        }
    }

    private struct Job
    {
        public PatchKernelGradient<T> Kernel;
        public RowEpilogue Epilogue;
        public T* Images, Gradient, Result, Sums;
        public byte* Workspace;
        public ThreadTeam Team;
    }
}
