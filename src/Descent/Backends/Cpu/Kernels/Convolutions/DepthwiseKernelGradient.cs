using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// The gradient of a depthwise convolution with respect to its kernel: each tap sums over the images of a shard, their rows and columns in
/// order. Threads share the shards.
/// </summary>
internal sealed unsafe class DepthwiseKernelGradient<T> : ConvolutionKernel
    where T : unmanaged
{
    private readonly WindowLines _lines;
    private readonly Shards<T> _shards;

    public DepthwiseKernelGradient(ConvolutionShape shape, int threads) : base(shape, threads)
    {
        _lines = WindowLines.Forward(shape);
        _shards = new(shape.Batch, shape.KernelSize);
    }

    public override long WorkspaceBytes => _shards.Bytes;

    public override int Columns => Shape.Out;

    public override void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue)
    {
        var job = new Job { Kernel = this, Epilogue = epilogue, Images = (T*)first, Gradient = (T*)second, Result = (T*)result, Sums = (T*)workspace, Team = team };
        if (Threads == 1) RunPart(Unsafe.AsPointer(ref job), 0, 1);
        else team.Run(&RunPart, Unsafe.AsPointer(ref job), Work);
    }

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        ref readonly var shards = ref job.Kernel._shards;
        var end = shards.Count * (thread + 1) / threads;
        for (var shard = shards.Count * thread / threads; shard < end; shard++) job.Kernel.RunShard(job, shard);
        job.Team.Barrier->Wait(threads);
        nint rows = job.Kernel.Shape.PatchLength, columns = job.Kernel.Columns;
        var (firstRow, endRow) = (rows * thread / threads, rows * (thread + 1) / threads);
        shards.Combine(job.Result, job.Sums, firstRow * columns, endRow * columns);
        job.Epilogue.Run(firstRow, endRow - firstRow, thread);
    }

    private void RunShard(in Job job, int shard)
    {
        var sum = _shards.Sum(shard, job.Result, job.Sums);
        NativeMemory.Clear(sum, (nuint)(Shape.KernelSize * sizeof(T)));
        for (var image = _shards.FirstImage(shard); image < _shards.FirstImage(shard + 1); image++)
        {
            T* source = job.Images + (image * Shape.ImageSize), gradient = job.Gradient + (image * Shape.ResultSize);
            switch (SimdWidths.Best)
            {
                case SimdWidth.Vector512: DepthwiseTapLoop<Lanes512<T>, Vector512<T>, T>.Run(_lines, source, gradient, sum); break;
                case SimdWidth.Vector256: DepthwiseTapLoop<Lanes256<T>, Vector256<T>, T>.Run(_lines, source, gradient, sum); break;
                case SimdWidth.Vector128: DepthwiseTapLoop<Lanes128<T>, Vector128<T>, T>.Run(_lines, source, gradient, sum); break;
                default: DepthwiseTapLoop<Lanes1<T>, T, T>.Run(_lines, source, gradient, sum); break;
            }
        }
    }

    private struct Job
    {
        public DepthwiseKernelGradient<T> Kernel;
        public RowEpilogue Epilogue;
        public T* Images, Gradient, Result, Sums;
        public ThreadTeam Team;
    }
}
