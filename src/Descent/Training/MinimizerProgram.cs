using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Training;

/// <summary>A function, its gradient and an optimizer's updates, compiled once for each kind of update.</summary>
internal sealed class MinimizerProgram
{
    // One thread: such functions are small, and the number of threads changes no bit.
    private static readonly Lazy<CpuBackend> Backend = new(() => new CpuBackend(threads: 1));

    private readonly Dictionary<UpdateKind, (Executable Executable, RunContext Context)> _programs = [];
    private readonly IReadOnlyList<Variable> _variables;
    private readonly IReadOnlyList<Tensor> _gradients;
    private readonly IReadOnlyList<Tensor> _outputs;
    private readonly OptimizerState _state;
    private bool _hasMoved;

    public MinimizerProgram(Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<TensorData> starts, Optimizer optimizer)
    {
        _variables = [.. starts.Select((start, i) => new Variable($"w{i + 1}", start))];
        Tensor[] values = [.. _variables.Select(variable => variable.Value)];
        var value = function(values);
        _gradients = Autodiff.Gradients(value, values);
        _outputs = [value, Clipping.GlobalNorm(_gradients), .. _gradients];
        _state = new(optimizer, [.. _variables.Select(variable => new TrainedParameter(variable))]);
    }

    /// <summary>Evaluates the function where the variables are, and moves them.</summary>
    /// <returns>The point before the move, the gradient there, and whether the run before had moved.</returns>
    public (MinimizerIterate Row, IReadOnlyList<TensorData> Gradients, bool HasMoved) Run()
    {
        IReadOnlyList<TensorData> point = [.. _variables.Select(variable => variable.Read())];
        var kind = _state.BeginStep();
        if (!_programs.TryGetValue(kind, out var program)) _programs.Add(kind, program = Compile(kind));
        program.Executable.Run(program.Context);
        var row = new MinimizerIterate(point, program.Context.ReadScalar(0), program.Context.ReadScalar(1));
        var hasMoved = _hasMoved;
        _hasMoved = kind != UpdateKind.Accumulate;
        return (row, [.. _gradients.Select((_, i) => program.Context.Read(i + 2))], hasMoved);
    }

    private (Executable, RunContext) Compile(UpdateKind kind)
    {
        var executable = Compiler.Compile(new(_outputs, _state.Updates(_gradients, kind)), Backend.Value);
        return (executable, executable.CreateContext());
    }
}
