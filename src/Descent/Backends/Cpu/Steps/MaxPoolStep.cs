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

/// <summary>The greatest element under a window and its place; threads share the rows of all results.</summary>
internal sealed unsafe class MaxPoolStep : CpuStep
{
    private readonly WindowLines _lines;
    private readonly ThreadTeam _team;
    private readonly bool _isDouble;
    private readonly double _work;
    private readonly int _images;
    private readonly int _source;
    private readonly int _values;
    private readonly int _places;

    public MaxPoolStep(PlannedStep step, ThreadTeam team)
    {
        var pool = (MaxPool)step.Op;
        var (source, result) = (step.Inputs[0].Type, step.Outputs[0].Type.Shape);
        _lines = WindowLines.Forward(pool, source.Shape, result);
        (_team, _isDouble, _images) = (team, source.DType == DType.Float64, result[0]);
        _work = WorkTime.OfElements(result.Size * pool.Height * pool.Width);
        (_source, _values, _places) = (step.Inputs[0].Buffer, step.Outputs[0].Buffer, step.Outputs[1].Buffer);
    }

    public override void Run(byte** buffers, Scratch scratch)
    {
        var job = new Job { Step = this, Source = buffers[_source], Values = buffers[_values], Places = (int*)buffers[_places] };
        _team.Run(&RunPart, Unsafe.AsPointer(ref job), _work);
    }

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        if (job.Step._isDouble) RunPart<double>(job, thread, threads);
        else RunPart<float>(job, thread, threads);
    }

    private static void RunPart<T>(in Job job, int thread, int threads)
        where T : unmanaged
    {
        var lines = job.Step._lines;
        var count = (nint)job.Step._images * lines.ResultHeight;
        var (start, end) = (count * thread / threads, count * (thread + 1) / threads);
        T* source = (T*)job.Source, values = (T*)job.Values;
        switch (SimdWidths.Best)
        {
            case SimdWidth.Vector512: MaxPoolKernel<Lanes512<T>, Vector512<T>, T>.Run(lines, source, values, job.Places, start, end); break;
            case SimdWidth.Vector256: MaxPoolKernel<Lanes256<T>, Vector256<T>, T>.Run(lines, source, values, job.Places, start, end); break;
            case SimdWidth.Vector128: MaxPoolKernel<Lanes128<T>, Vector128<T>, T>.Run(lines, source, values, job.Places, start, end); break;
            default: MaxPoolKernel<Lanes1<T>, T, T>.Run(lines, source, values, job.Places, start, end); break;
        }
    }

    private struct Job
    {
        public MaxPoolStep Step;
        public byte* Source, Values;
        public int* Places;
    }
}
