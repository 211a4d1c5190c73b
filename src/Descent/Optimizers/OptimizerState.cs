using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>
/// An optimizer at work on some parameters: the graph code of its updates, the variables that live between them, and the host's
/// decisions before each step. A training step is: <see cref="BeginStep"/>, then a run of the program that holds the
/// <see cref="Updates"/> of the kind it returned.
/// </summary>
/// <remarks>
/// All that the next update depends on is in <see cref="Variables"/>, so that writing them (and the parameters) back continues a run to
/// the bit.
/// </remarks>
public sealed class OptimizerState
{
    private readonly Slots _slots = new();
    private readonly IReadOnlyList<TrainedParameter> _parameters;
    private readonly HostScalar<double> _rate = new(new("optimizer/learning_rate", DType.Float64, Shape.Scalar));
    private readonly HostScalar<double> _scale;
    private readonly HostScalar<long> _updates;
    private readonly GradientAccumulation? _accumulation;

    /// <summary>An optimizer before its first update.</summary>
    /// <param name="optimizer">The settings and the rule.</param>
    /// <param name="parameters">The parameters to move, in an order that stays.</param>
    /// <exception cref="ArgumentException">A parameter is no floating-point variable or comes twice, or the optimizer's settings contradict each other.</exception>
    public OptimizerState(Optimizer optimizer, IReadOnlyList<TrainedParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(parameters);
        OptimizerErrors.ThrowIfContradictory(optimizer);
        OptimizerErrors.ThrowIfUntrainable(parameters);
        Optimizer = optimizer;
        _parameters = parameters;
        _updates = new(_slots.Get("updates", DType.Int64, Shape.Scalar));
        _scale = new(_slots.Get("learning_rate_scale", DType.Float64, Shape.Scalar, initial: 1));
        if (optimizer.GradientAccumulationSteps is > 1 and var steps) _accumulation = new(_slots, steps);

        // Rules make their slots when their graph is built; building once on zeros makes them all, in an order that no program changes.
        Updates([.. parameters.Select(parameter => Tensor.Zeros(parameter.Variable.DType, parameter.Variable.Shape))]);
    }

    /// <summary>The settings and the rule.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Everything that lives between steps beside the parameters: counters and slots, named <c>optimizer/slot/parameter's path</c>, in a fixed order.</summary>
    public IReadOnlyList<Variable> Variables => [.. _slots.Variables];

    /// <summary>The number of updates made.</summary>
    public long UpdatesMade => _updates.Now;

    /// <summary>The rate of the next update: the schedule's times <see cref="LearningRateScale"/>.</summary>
    public double LearningRate => Optimizer.LearningRate.At(UpdatesMade) * LearningRateScale;

    /// <summary>A factor of the rate, at first 1, which callbacks lower when progress ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public double LearningRateScale
    {
        get => _scale.Now;
        set => _scale.Now = Require.NotNegative(value, nameof(LearningRateScale));
    }

    /// <summary>The moving averages of the parameters, in their order; empty unless <see cref="Optimizer.UseEma"/>.</summary>
    public IReadOnlyList<Variable> Averages => Optimizer.UseEma ? [.. _parameters.Select(Average)] : [];

    /// <summary>The new values of parameters and slots, for a program's updates.</summary>
    /// <param name="gradients">The gradients with respect to the parameters, in their order.</param>
    /// <param name="kind">What the step does, as <see cref="BeginStep"/> decides it.</param>
    /// <exception cref="ShapeException">A gradient has not its parameter's type and shape.</exception>
    /// <exception cref="ArgumentException">There are more or fewer gradients than parameters, or the optimizer has no updates of the kind.</exception>
    public IReadOnlyList<VariableUpdate> Updates(IReadOnlyList<Tensor> gradients, UpdateKind kind = UpdateKind.Apply)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        OptimizerErrors.ThrowIfUnfitting(_parameters, gradients);
        OptimizerErrors.ThrowIfWithout(Optimizer, kind);
        var newValues = new OrderedDictionary<Variable, Tensor>();
        if (kind == UpdateKind.Accumulate) _accumulation!.Add(_parameters, gradients, newValues);
        else Apply(gradients, kind == UpdateKind.ApplyAndOverwrite, newValues);
        var updates = new List<VariableUpdate>(newValues.Count);
        foreach (var (variable, value) in newValues) updates.Add(new(variable, value));
        return updates;
    }

    /// <summary>Writes the rate of the step to come where programs read it, and decides what the step does. Allocates nothing.</summary>
    public UpdateKind BeginStep()
    {
        _rate.Now = LearningRate;
        if (_accumulation is { IsComplete: false }) return UpdateKind.Accumulate;
        return Optimizer is { UseEma: true, EmaOverwriteFrequency: { } frequency } && (UpdatesMade + 1) % frequency == 0
            ? UpdateKind.ApplyAndOverwrite : UpdateKind.Apply;
    }

    /// <summary>Sets the parameters to their moving averages, as at the end of training; nothing unless <see cref="Optimizer.UseEma"/> and an update was made.</summary>
    public void OverwriteWithAverages()
    {
        if (!Optimizer.UseEma || UpdatesMade == 0) return;
        foreach (var parameter in _parameters) parameter.Variable.Write(Average(parameter).Read());
    }

    /// <summary>Forgets all updates: counters and slots become what they were before the first one. The parameters stay.</summary>
    public void Reset() => _slots.Reset();

    private void Apply(IReadOnlyList<Tensor> gradients, bool overwrite, OrderedDictionary<Variable, Tensor> newValues)
    {
        var step = _updates.Variable.Value + 1;
        newValues[_updates.Variable] = step;
        var mean = _accumulation?.Mean(_parameters, gradients, newValues) ?? gradients;
        var limited = UpdateRules.Limited(Optimizer, mean);
        for (var i = 0; i < _parameters.Count; i++)
        {
            var scope = new OptimizerScope(_slots, _parameters[i].Variable, newValues, _rate.Variable.Value, step.Cast(DType.Float64));
            newValues[_parameters[i].Variable] = Moved(scope, _parameters[i], limited[i], overwrite);
        }
    }

    private Tensor Moved(OptimizerScope scope, TrainedParameter parameter, Tensor gradient, bool overwrite)
    {
        var value = Optimizer.NewValue(scope, UpdateRules.Decayed(Optimizer, scope, parameter.Variable.Value), gradient);
        if (parameter.Constraint is { } constraint) value = constraint(value);
        if (!Optimizer.UseEma) return value;
        var average = UpdateRules.Averaged(Optimizer, scope, value);
        return overwrite ? average : value;
    }

    private Variable Average(TrainedParameter parameter) =>
        _slots.Get($"{UpdateRules.AverageSlot}/{parameter.Variable.Name}", parameter.Variable.DType, parameter.Variable.Shape);
}
