using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// The gradient with respect to the images: the patches' gradient is the product of the result's with the kernel, turned over, and each patch
/// is added back to its places, position by position. Threads share the images.
/// </summary>
internal sealed unsafe class PatchInputGradient<T> : ConvolutionKernel
    where T : unmanaged
{
    private readonly PatchTiles<T> _tiles;

    public PatchInputGradient(ConvolutionShape shape, int threads) : base(shape, threads) =>
        _tiles = new(shape, (nint)shape.Batch * shape.PositionsOfImage, Product);

    public override long WorkspaceBytes => Threads * _tiles.BytesOfThread;

    public override int Columns => Shape.In;

    public override void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue)
    {
        var job = new Job { Kernel = this, Epilogue = epilogue, Gradient = (T*)first, Weights = (T*)second, Images = (T*)result, Workspace = workspace, Team = team };
        if (Threads == 1) RunPart(Unsafe.AsPointer(ref job), 0, 1);
        else team.Run(&RunPart, Unsafe.AsPointer(ref job), Work);
    }

    private MatMulShape Product(int positions) =>
        MatMulShape.Dense(1, positions, Shape.PatchLength, Shape.OutPerGroup, transposeB: true) with { LeadingA = Shape.Out, LeadingB = Shape.Out };

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var (kernel, shape) = (job.Kernel, job.Kernel.Shape);
        var (firstImage, endImage) = ((nint)shape.Batch * thread / threads, (nint)shape.Batch * (thread + 1) / threads);
        NativeMemory.Clear(job.Images + (firstImage * shape.ImageSize), (nuint)((endImage - firstImage) * shape.ImageSize * sizeof(T)));
        var (end, pixels, finished) = (endImage * shape.PositionsOfImage, (nint)shape.Height * shape.Width, firstImage);
        for (var first = firstImage * shape.PositionsOfImage; first < end; first += kernel._tiles.Length)
        {
            var count = (int)Math.Min(kernel._tiles.Length, end - first);
            kernel.RunTile(job, first, count, thread);
            var images = (first + count) / shape.PositionsOfImage;
            job.Epilogue.Run(finished * pixels, (images - finished) * pixels, thread);
            finished = images;
        }
    }

    private void RunTile(in Job job, nint first, int count, int thread)
    {
        var patches = _tiles.Patches(job.Workspace, thread);
        var plan = MatMulKernel.Plan<T>(Product(count), 1);
        for (var group = 0; group < Shape.Groups; group++)
        {
            var columns = group * Shape.OutPerGroup;
            MatMulKernel.Run(plan, job.Gradient + (first * Shape.Out) + columns, job.Weights + columns, patches, _tiles.ProductWorkspace(job.Workspace, thread), job.Team, null, null);
            Patches<T>.AddBack(Shape, patches, first, count, job.Images + (group * Shape.InPerGroup));
        }
    }

    private struct Job
    {
        public PatchInputGradient<T> Kernel;
        public RowEpilogue Epilogue;
        public T* Gradient, Weights, Images;
        public byte* Workspace;
        public ThreadTeam Team;
    }
}
