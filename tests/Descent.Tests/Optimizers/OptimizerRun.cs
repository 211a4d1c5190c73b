using Descent.Graph;
using Descent.Optimizers;
using Descent.Tests.Reference;

namespace Descent.Tests.Optimizers;

/// <summary>An optimizer that moves weights by gradients given step by step, evaluated naively.</summary>
internal sealed class OptimizerRun
{
    private readonly Dictionary<UpdateKind, GraphProgram> _programs = [];

    public OptimizerRun(Optimizer optimizer, params double[] weights) : this(optimizer, DType.Float64, null, weights) { }

    public OptimizerRun(Optimizer optimizer, DType type, Func<Tensor, Tensor>? constraint, params double[] weights)
    {
        Weights = new("weights", TensorData.From(weights).Cast(type));
        Gradient = new("gradient", type, [weights.Length]);
        State = new(optimizer, [new(Weights, constraint)]);
    }

    public Variable Weights { get; }

    public Variable Gradient { get; }

    public OptimizerState State { get; }

    /// <summary>One step; the weights after it.</summary>
    public double[] Step(params double[] gradient)
    {
        Gradient.Write(TensorData.From(gradient));
        var kind = State.BeginStep();
        if (!_programs.TryGetValue(kind, out var program)) _programs.Add(kind, program = new([], State.Updates([Gradient.Value], kind)));
        ReferenceEvaluator.Run(program);
        return Weights.Read().ToDoubles();
    }
}
