using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// A convolution or one of its gradients, bound to its lengths. The bits of a result depend on these alone, not on threads or vectors.
/// </summary>
internal abstract unsafe class ConvolutionKernel(ConvolutionShape shape, int threads)
{
    protected ConvolutionShape Shape { get; } = shape;

    /// <summary>About how long one thread takes, in nanoseconds.</summary>
    protected double Work { get; } = WorkTime.OfProduct(shape.Work);

    /// <summary>How many threads may share the work.</summary>
    protected int Threads { get; } = WorkTime.MayBeShared(WorkTime.OfProduct(shape.Work), threads) ? threads : 1;

    /// <summary>Scratch bytes that a run needs.</summary>
    public abstract long WorkspaceBytes { get; }

    /// <summary>Elements of a row of the result, which is what the epilogue counts: channels.</summary>
    public abstract int Columns { get; }

    /// <summary>Computes the result; allocates nothing.</summary>
    public abstract void Run(byte* first, byte* second, byte* result, byte* workspace, ThreadTeam team, RowEpilogue epilogue);

    /// <summary>The kernel of element type T for images and kernel; the other two for the gradients are alike.</summary>
    public static ConvolutionKernel Forward(DType type, ConvolutionShape shape, int threads) =>
        (type, shape.IsDepthwise) switch
        {
            (DType.Float64, true) => new DepthwiseConvolution<double>(shape, threads, isGradient: false),
            (_, true) => new DepthwiseConvolution<float>(shape, threads, isGradient: false),
            (DType.Float64, _) => ImplicitConvolution<double>.TryCreate(shape, threads) ?? (ConvolutionKernel)new PatchConvolution<double>(shape, threads),
            _ => ImplicitConvolution<float>.TryCreate(shape, threads) ?? (ConvolutionKernel)new PatchConvolution<float>(shape, threads),
        };

    /// <summary>The kernel for a gradient and a kernel.</summary>
    public static ConvolutionKernel InputGradient(DType type, ConvolutionShape shape, int threads) =>
        (type, shape.IsDepthwise) switch
        {
            (DType.Float64, true) => new DepthwiseConvolution<double>(shape, threads, isGradient: true),
            (_, true) => new DepthwiseConvolution<float>(shape, threads, isGradient: true),
            (DType.Float64, _) => ImplicitConvolution<double>.TryCreateGradient(shape, threads) ?? (ConvolutionKernel)new PatchInputGradient<double>(shape, threads),
            _ => ImplicitConvolution<float>.TryCreateGradient(shape, threads) ?? (ConvolutionKernel)new PatchInputGradient<float>(shape, threads),
        };

    /// <summary>The kernel for images and a gradient.</summary>
    public static ConvolutionKernel KernelGradient(DType type, ConvolutionShape shape, int threads) =>
        (type, shape.IsDepthwise) switch
        {
            (DType.Float64, true) => new DepthwiseKernelGradient<double>(shape, threads),
            (_, true) => new DepthwiseKernelGradient<float>(shape, threads),
            (DType.Float64, _) => ImplicitKernelGradient<double>.TryCreate(shape, threads) ?? (ConvolutionKernel)new PatchKernelGradient<double>(shape, threads),
            _ => ImplicitKernelGradient<float>.TryCreate(shape, threads) ?? (ConvolutionKernel)new PatchKernelGradient<float>(shape, threads),
        };
}
