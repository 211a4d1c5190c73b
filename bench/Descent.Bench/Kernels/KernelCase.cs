using System.Diagnostics;
using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Bench.Kernels;

/// <summary>A small program whose kernel is timed.</summary>
/// <param name="Name">What it computes, on which shapes.</param>
/// <param name="Build">Writes the program.</param>
internal sealed record KernelCase(string Name, Func<GraphProgram> Build)
{
    private const double Seconds = 0.25;
    private const int FewestRuns = 9;

    /// <summary>Runs that together take less than this are timed as one: the clock is read between them.</summary>
    private const double MicrosecondsPerReading = 30;

    /// <summary>A variable of small random numbers, read.</summary>
    public static Tensor Values(string name, params int[] shape)
    {
        var values = TensorData.Zeros(DType.Float32, Shape.Create(shape));
        var random = new RandomStream(1, name);
        foreach (ref var value in values.Span<float>()) value = (float)random.NextNormal() * 0.1f;
        return new Variable(name, values).Value;
    }

    /// <summary>Times it: the median of many runs.</summary>
    public KernelTime Measure(CpuBackend backend)
    {
        var executable = Compiler.Compile(Build(), backend);
        var context = executable.CreateContext();
        for (var i = 0; i < 12; i++) executable.Run(context);
        var runs = (int)Math.Ceiling(MicrosecondsPerReading / Math.Max(Once(executable, context, 3), 0.01));
        var (times, begun) = (new List<double>(), Stopwatch.GetTimestamp());
        while (times.Count < FewestRuns || Stopwatch.GetElapsedTime(begun).TotalSeconds < Seconds) times.Add(Once(executable, context, runs));
        var steps = executable.Plan.Steps;
        return new(Sorted.Median(times), steps.Sum(StepCost.Operations), steps.Sum(StepCost.Traffic), steps.Count);
    }

    /// <summary>Microseconds of one run, over some.</summary>
    private static double Once(Executable executable, RunContext context, int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++) executable.Run(context);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / runs;
    }
}

/// <summary>What a kernel takes, and what it does in that time.</summary>
/// <param name="Microseconds">The median of its runs.</param>
/// <param name="Operations">Floating-point operations.</param>
/// <param name="Bytes">Read and written.</param>
/// <param name="Steps">How many kernels the program became.</param>
internal sealed record KernelTime(double Microseconds, double Operations, double Bytes, int Steps)
{
    public double Gflops => Operations / Microseconds / 1e3;

    /// <summary>GB/s.</summary>
    public double Bandwidth => Bytes / Microseconds / 1e3;
}
