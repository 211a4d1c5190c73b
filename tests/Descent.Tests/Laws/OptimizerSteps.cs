using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Tests.Laws;

/// <summary>An optimizer at work on a matrix and a vector, compiled, with gradients that depend on the step and on the parameters.</summary>
internal sealed class OptimizerSteps
{
    private static readonly CpuBackend Backend = new(threads: 1);

    private readonly Dictionary<UpdateKind, (Executable Executable, RunContext Context)> _programs = [];
    private readonly Variable _matrix, _vector, _data;
    private readonly OptimizerState _state;

    public OptimizerSteps(Optimizer optimizer, DType type)
    {
        _matrix = new("matrix", OpSamples.Random([5, 4], seed: 1).Cast(type));
        _vector = new("vector", OpSamples.Random([4], seed: 2).Cast(type));
        _data = new("data", type, [3, 5]);
        _state = new(optimizer, [new(_matrix), new(_vector, value => value.Maximum(-0.5))]);
    }

    /// <summary>How many programs were compiled.</summary>
    public int Compiled { get; private set; }

    /// <summary>One step on the data of its number; the parameters after it.</summary>
    public double[] Step(int step)
    {
        _data.Write(OpSamples.Random([3, 5], seed: 10 + step));
        Run();
        return [.. _matrix.Read().ToDoubles(), .. _vector.Read().ToDoubles()];
    }

    /// <summary>One step on the data that is there.</summary>
    public void Run()
    {
        var kind = _state.BeginStep();
        if (!_programs.TryGetValue(kind, out var program)) _programs.Add(kind, program = Compile(kind));
        program.Executable.Run(program.Context);
    }

    public void ForgetPrograms() => _programs.Clear();

    /// <summary>Copies the parameters and everything that the optimizer keeps.</summary>
    public void CopyTo(OptimizerSteps other)
    {
        foreach (var (from, to) in (_state.Variables.Concat([_matrix, _vector])).Zip(other._state.Variables.Concat([other._matrix, other._vector])))
        {
            Assert.Equal(from.ToString(), to.ToString());
            to.Write(from.Read());
        }
    }

    private (Executable, RunContext) Compile(UpdateKind kind)
    {
        Compiled++;
        var loss = (_data.Value.MatMul(_matrix.Value) + _vector.Value - 1).Square().Sum();
        var executable = Compiler.Compile(new([loss], _state.Updates(Autodiff.Gradients(loss, [_matrix.Value, _vector.Value]), kind)), Backend);
        return (executable, executable.CreateContext());
    }
}
