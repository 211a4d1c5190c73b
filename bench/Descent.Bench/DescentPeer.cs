using System.Diagnostics;
using Descent.Backends.Cpu;
using Descent.Bench.Workloads;
using Descent.Compile;
using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Bench;

/// <summary>Descent's side: the program that <c>Fit</c> runs, on contiguous minibatches of data in memory, as PyTorch's side has them.</summary>
internal sealed class DescentPeer
{
    private const double SecondsPerTiming = 0.3;
    private readonly Workload _workload;
    private readonly StepPrograms _steps;
    private readonly int _stepsPerTiming;
    private int _firstRow;
    private long _step;

    /// <param name="workload">The net.</param>
    /// <param name="threads">How many threads compute.</param>
    /// <param name="reference">PyTorch's data and weights; null for random ones.</param>
    /// <param name="warmUp">Whether some steps are made, so that the next are at full speed.</param>
    /// <param name="handOver">What it costs to hand work to another thread, in nanoseconds; null: it is measured.</param>
    public DescentPeer(Workload workload, int threads, PyTorchRun? reference = null, bool warmUp = true, double? handOver = null)
    {
        _workload = workload;
        Model = workload.Build();
        if (reference is not null)
            foreach (var parameter in Model.Parameters) parameter.Variable.Write(reference.Weights[parameter.Path]);
        var trainer = Model.Compile(workload.Optimizer, [new(workload.Loss)], new CpuBackend(threads, handOver));
        _steps = trainer.StepsOn(reference is null ? RandomSamples.Of(workload) : new(reference.X, reference.Y));
        if (!warmUp) return;
        for (var i = 0; i < 12; i++) Step();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 5; i++) Step();
        _stepsPerTiming = Math.Max(3, (int)(SecondsPerTiming * 5 / Stopwatch.GetElapsedTime(start).TotalSeconds));
    }

    public Model Model { get; }

    /// <summary>The compiled step.</summary>
    public Executable Executable => Begin().Executable;

    /// <summary>Microseconds a step, over about 0.3 seconds of steps.</summary>
    public double Time()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < _stepsPerTiming; i++) Step();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / _stepsPerTiming;
    }

    /// <summary>Managed bytes that all threads allocate in a step.</summary>
    public double BytesPerStep()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < _stepsPerTiming; i++) Step();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)_stepsPerTiming;
    }

    /// <summary>Some steps on the next rows.</summary>
    public void Steps(int count)
    {
        for (var i = 0; i < count; i++) Step();
    }

    /// <summary>One step on the next rows; the loss before its update.</summary>
    public double Step()
    {
        var step = Begin();
        step.Run(seed: 0, _step++);
        return step.Loss;
    }

    /// <summary>The compiled step, with its inputs for the next rows.</summary>
    public CompiledStep Begin()
    {
        var step = _steps.Begin(_workload.Batch);
        var rows = step.Context.Input<int>(ResidentData.RowsInput);
        for (var i = 0; i < rows.Length; i++) rows[i] = _firstRow + i;
        _firstRow = (_firstRow + _workload.Batch) % _workload.Rows;
        return step;
    }
}
