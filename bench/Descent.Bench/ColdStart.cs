using System.Diagnostics;
using System.Globalization;
using Descent.Backends.Cpu;
using Descent.Bench.Workloads;
using Descent.Training;

namespace Descent.Bench;

/// <summary>What a net costs before its first step is done: in a process that has done nothing else, the compiling of this library's own code included.</summary>
/// <param name="BuildMs">Milliseconds of making the model and its first parameters.</param>
/// <param name="CompileMs">Of writing the step's program and compiling it.</param>
/// <param name="StepMs">Of the first step.</param>
internal sealed record ColdStart(double BuildMs, double CompileMs, double StepMs)
{
    public static ColdStart Of(Workload workload, int threads)
    {
        var data = RandomSamples.Of(workload);
        using var backend = new CpuBackend(threads);
        var start = Stopwatch.GetTimestamp();
        var model = workload.Build();
        _ = model.Parameters;
        var built = Stopwatch.GetTimestamp();
        var steps = model.Compile(workload.Optimizer, [new(workload.Loss)], backend).StepsOn(data);
        var step = steps.Begin(workload.Batch);
        var compiled = Stopwatch.GetTimestamp();
        step.Run(seed: 0, step: 0);
        var done = Stopwatch.GetTimestamp();
        return new(Stopwatch.GetElapsedTime(start, built).TotalMilliseconds, Stopwatch.GetElapsedTime(built, compiled).TotalMilliseconds, Stopwatch.GetElapsedTime(compiled, done).TotalMilliseconds);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"model {BuildMs,6:F1} ms   compile {CompileMs,6:F1} ms   first step {StepMs,6:F1} ms");
}
