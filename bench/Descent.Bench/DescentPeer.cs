using System.Diagnostics;
using Descent.Backends.Cpu;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
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

    public DescentPeer(Workload workload, int threads, TensorData? x = null, TensorData? y = null, bool warmUp = true)
    {
        _workload = workload;
        var layers = workload.Sizes.Skip(1).Select((width, i) => (Layer)new Dense(width, i + 2 < workload.Sizes.Length ? workload.Activation : "linear"));
        Model = new Sequential([new Layers.Input(workload.Sizes[0]), .. layers]);
        Optimizer optimizer = workload.Optimizer switch
        {
            "adam" => new Adam { LearningRate = workload.LearningRate, Epsilon = 1e-8 },
            "momentum" => new Sgd { LearningRate = workload.LearningRate, Momentum = 0.9 },
            _ => new Sgd { LearningRate = workload.LearningRate },
        };
        Loss loss = workload.Classes ? new SparseCategoricalCrossentropy { FromLogits = true } : new BinaryCrossentropy { FromLogits = true };
        var trainer = Model.Compile(optimizer, [new(loss)], new CpuBackend(threads));
        _steps = trainer.StepsOn(new TrainingData(x ?? RandomInputs(), y ?? RandomTargets()));
        if (!warmUp) return;
        for (var i = 0; i < 12; i++) Step();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 5; i++) Step();
        _stepsPerTiming = Math.Max(3, (int)(SecondsPerTiming * 5 / Stopwatch.GetElapsedTime(start).TotalSeconds));
    }

    public Sequential Model { get; }

    /// <summary>Microseconds a step, over about 0.3 seconds of steps.</summary>
    public double Time()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < _stepsPerTiming; i++) Step();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / _stepsPerTiming;
    }

    /// <summary>Managed bytes that this thread allocates in a step.</summary>
    public double BytesPerStep()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Step();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0;
    }

    public string Explain() => Begin().Executable.Explain();

    /// <summary>One step on the next rows; the loss before its update.</summary>
    public double Step()
    {
        var step = Begin();
        step.Run(seed: 0, _step++);
        return step.Loss;
    }


    private CompiledStep Begin()
    {
        var step = _steps.Begin(_workload.Batch);
        var rows = step.Context.Input<int>(ResidentData.RowsInput);
        for (var i = 0; i < rows.Length; i++) rows[i] = _firstRow + i;
        _firstRow = (_firstRow + _workload.Batch) % _workload.Rows;
        return step;
    }

    private TensorData RandomInputs()
    {
        var random = new RandomStream(1, "bench/x");
        var values = new float[_workload.Rows * _workload.Sizes[0]];
        for (var i = 0; i < values.Length; i++) values[i] = (float)random.NextNormal() * (_workload.Sizes[0] == 784 ? 0.3f : 1);
        return TensorData.From(values, [_workload.Rows, _workload.Sizes[0]]);
    }

    private TensorData RandomTargets()
    {
        var random = new RandomStream(1, "bench/y");
        if (_workload.Classes) return TensorData.From([.. Enumerable.Range(0, _workload.Rows).Select(_ => random.NextInt(_workload.Sizes[^1]))]);
        return TensorData.From([.. Enumerable.Range(0, _workload.Rows).Select(_ => (float)random.NextInt(2))], [_workload.Rows, 1]);
    }
}
