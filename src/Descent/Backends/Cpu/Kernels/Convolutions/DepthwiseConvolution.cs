using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// A convolution of each channel by itself, or its gradient with respect to the images, which is the same with the roles of places and
/// positions exchanged. Channels lie in the lanes of vectors; each element is one chain of fused multiply-adds over the taps that it
/// has. Threads share the rows of all results.
/// </summary>
internal sealed unsafe class DepthwiseConvolution<T> : ConvolutionKernel
    where T : unmanaged
{
    /// <summary>So much is handed over to the epilogue at once: what is still in the first-level cache.</summary>
    private const int ElementsOfBlock = 4096;
    private readonly WindowLines _lines;

    public DepthwiseConvolution(ConvolutionShape shape, int threads, bool isGradient) : base(shape, threads) =>
        _lines = isGradient ? WindowLines.Backward(shape) : WindowLines.Forward(shape);

    public override long WorkspaceBytes => 0;

    public override int Columns => Shape.In;

    public override void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue)
    {
        var job = new Job { Kernel = this, Epilogue = epilogue, Source = (T*)first, Weights = (T*)second, Result = (T*)result };
        if (Threads == 1) RunPart(Unsafe.AsPointer(ref job), 0, 1);
        else team.Run(&RunPart, Unsafe.AsPointer(ref job), Work);
    }

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var lines = job.Kernel._lines;
        var count = (nint)job.Kernel.Shape.Batch * lines.ResultHeight;
        var (start, end) = (count * thread / threads, count * (thread + 1) / threads);
        var block = Math.Max(1, ElementsOfBlock / (lines.ResultWidth * lines.Channels));
        for (; start < end; start += block)
        {
            RunLines(job, start, Math.Min(start + block, end));
            job.Epilogue.Run(start * lines.ResultWidth, (Math.Min(start + block, end) - start) * lines.ResultWidth, thread);
        }
    }

    private static void RunLines(in Job job, nint start, nint end)
    {
        var lines = job.Kernel._lines;
        switch (SimdWidths.Best)
        {
            case SimdWidth.Vector512: DepthwiseLoop<Lanes512<T>, Vector512<T>, T>.Run(lines, job.Source, job.Weights, job.Result, start, end); break;
            case SimdWidth.Vector256: DepthwiseLoop<Lanes256<T>, Vector256<T>, T>.Run(lines, job.Source, job.Weights, job.Result, start, end); break;
            case SimdWidth.Vector128: DepthwiseLoop<Lanes128<T>, Vector128<T>, T>.Run(lines, job.Source, job.Weights, job.Result, start, end); break;
            default: DepthwiseLoop<Lanes1<T>, T, T>.Run(lines, job.Source, job.Weights, job.Result, start, end); break;
        }
    }

    private struct Job
    {
        public DepthwiseConvolution<T> Kernel;
        public RowEpilogue Epilogue;
        public T* Source, Weights, Result;
    }
}
