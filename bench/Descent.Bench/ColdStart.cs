using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Descent.Backends.Cpu;
using Descent.Bench.Workloads;
using Descent.Training;

namespace Descent.Bench;

/// <summary>What a net costs before its first step is done: in a process that has done nothing else, the compiling of this library's own code included.</summary>
/// <param name="BuildMs">Milliseconds of making the model and its first parameters.</param>
/// <param name="CompileMs">Of writing the step's program and compiling it.</param>
/// <param name="StepMs">Of the first step.</param>
/// <param name="ProcessorMs">Milliseconds of processor time of the three together, on all threads: what a machine with other work says best.</param>
/// <param name="Methods">How many methods the runtime had to compile for them.</param>
/// <param name="JitMs">How long that took.</param>
internal sealed record ColdStart(double BuildMs, double CompileMs, double StepMs, double ProcessorMs, int Methods, double JitMs)
{
    public static ColdStart Of(Workload workload, int threads)
    {
        var data = RandomSamples.Of(workload);
        using var backend = new CpuBackend(threads);
        var (processor, methods, jit) = Spent();
        var start = Stopwatch.GetTimestamp();
        var model = workload.Build();
        _ = model.Parameters;
        var built = Stopwatch.GetTimestamp();
        var steps = model.Compile(workload.Optimizer, [new(workload.Loss)], backend).StepsOn(data);
        var step = steps.Begin(workload.Batch);
        var compiled = Stopwatch.GetTimestamp();
        step.Run(seed: 0, step: 0);
        var done = Stopwatch.GetTimestamp();
        var after = Spent();
        return new(Milliseconds(start, built), Milliseconds(built, compiled), Milliseconds(compiled, done), (after.Processor - processor).TotalMilliseconds, (int)(after.Methods - methods), (after.Jit - jit).TotalMilliseconds);
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static (TimeSpan Processor, long Methods, TimeSpan Jit) Spent() => (Environment.CpuUsage.TotalTime, JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"model {BuildMs,6:F1} ms   compile {CompileMs,6:F1} ms   first step {StepMs,6:F1} ms   processor {ProcessorMs,6:F1} ms   {Methods,5} methods jitted in {JitMs,6:F1} ms");
}
