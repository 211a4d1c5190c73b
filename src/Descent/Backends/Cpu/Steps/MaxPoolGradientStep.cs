using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Kernels.Convolutions;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>Brings a pooling's gradient back to the places that won; threads share the rows of all images.</summary>
internal sealed unsafe class MaxPoolGradientStep : ProductStep
{
    private readonly WindowLines _lines;
    private readonly ThreadTeam _team;
    private readonly bool _isDouble;
    private readonly double _work;
    private readonly int _images;

    public MaxPoolGradientStep(PlannedStep step, ThreadTeam team) : base(step, step.Inputs[0].Type.Shape[3], kernelBytes: 0)
    {
        var pool = (MaxPoolGradient)ProductOf(step);
        var gradient = step.Inputs[0].Type;
        Shape images = [gradient.Shape[0], pool.Height, pool.Width, gradient.Shape[3]];
        _lines = WindowLines.Backward(pool.Pool, images, gradient.Shape);
        (_team, _isDouble, _images) = (team, gradient.DType == DType.Float64, images[0]);
        _work = WorkTime.OfElements(images.Size);
    }

    public static long WorkspaceBytes(PlannedStep step, int threads) => WorkspaceBytes(step, kernelBytes: 0);

    protected override void Multiply(byte* first, byte* second, byte* product, byte* workspace, RowEpilogue epilogue)
    {
        var job = new Job { Step = this, Gradient = first, Places = (int*)second, Result = product, Epilogue = epilogue };
        _team.Run(&RunPart, Unsafe.AsPointer(ref job), _work);
    }

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var lines = job.Step._lines;
        var count = (nint)job.Step._images * lines.ResultHeight;
        var end = count * (thread + 1) / threads;
        for (var line = count * thread / threads; line < end; line++)
        {
            if (job.Step._isDouble) MaxPoolGradientKernel<Lanes1<double>, double, double>.Run(lines, (double*)job.Gradient, job.Places, (double*)job.Result, line);
            else RunLine(job, lines, line);
            job.Epilogue.Run(line * lines.ResultWidth, lines.ResultWidth, thread);
        }
    }

    private static void RunLine(in Job job, WindowLines lines, nint line)
    {
        float* gradient = (float*)job.Gradient, result = (float*)job.Result;
        switch (SimdWidths.Best)
        {
            case SimdWidth.Vector512: MaxPoolGradientKernel<Lanes512<float>, Vector512<float>, float>.Run(lines, gradient, job.Places, result, line); break;
            case SimdWidth.Vector256: MaxPoolGradientKernel<Lanes256<float>, Vector256<float>, float>.Run(lines, gradient, job.Places, result, line); break;
            case SimdWidth.Vector128: MaxPoolGradientKernel<Lanes128<float>, Vector128<float>, float>.Run(lines, gradient, job.Places, result, line); break;
            default: MaxPoolGradientKernel<Lanes1<float>, float, float>.Run(lines, gradient, job.Places, result, line); break;
        }
    }

    private struct Job
    {
        public MaxPoolGradientStep Step;
        public byte* Gradient, Result;
        public int* Places;
        public RowEpilogue Epilogue;
    }
}
