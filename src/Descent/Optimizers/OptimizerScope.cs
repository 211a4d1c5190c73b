using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>
/// What a rule sees of the world while it writes its graph code for one parameter: the rate, the update's number, and slots, which are
/// variables that live from update to update.
/// </summary>
/// <remarks>
/// Scalars are Float64, so that 1 - βᵗ and the rate keep their digits beside Float32 parameters; a rule combines them first and
/// casts the result. Equal scalar code of all parameters is computed once in a compiled program.
/// </remarks>
public sealed class OptimizerScope
{
    private readonly Slots _slots;
    private readonly Variable _parameter;
    private readonly OrderedDictionary<Variable, Tensor> _newValues;

    internal OptimizerScope(Slots slots, Variable parameter, OrderedDictionary<Variable, Tensor> newValues, Tensor learningRate, Tensor step) =>
        (_slots, _parameter, _newValues, LearningRate, Step) = (slots, parameter, newValues, learningRate, step);

    /// <summary>The path of the parameter, such as <c>dense/kernel</c>.</summary>
    public string Path => _parameter.Name;

    /// <summary>The rate of this update: a Float64 scalar.</summary>
    public Tensor LearningRate { get; }

    /// <summary>The number t = 1, 2, .. of this update: a Float64 scalar.</summary>
    public Tensor Step { get; }

    /// <summary>The value of a slot before this update, of the parameter's type and shape.</summary>
    /// <param name="name">The slot's name: the variable is <c>optimizer/name/parameter's path</c>.</param>
    /// <param name="initial">The value of its elements before the first update.</param>
    public Tensor Slot(string name, double initial = 0) => SlotVariable(name, initial).Value;

    /// <summary>Gives a slot that was read its new value.</summary>
    public void SetSlot(string name, Tensor value) => _newValues[SlotVariable(name, 0)] = value;

    /// <summary>The value before this update of a slot that all parameters share: a Float64 scalar, the variable <c>optimizer/name</c>.</summary>
    /// <param name="name">The slot's name.</param>
    /// <param name="initial">Its value before the first update.</param>
    public Tensor SharedSlot(string name, double initial = 0) => SharedVariable(name, initial).Value;

    /// <summary>Gives a shared slot that was read its new value, the same for every parameter.</summary>
    public void SetSharedSlot(string name, Tensor value) => _newValues[SharedVariable(name, 0)] = value;

    /// <summary>The exponential moving average of a value, kept in a slot: <c>a = decay * a + (1 - decay) * value</c>; the new a.</summary>
    /// <param name="name">The slot's name.</param>
    /// <param name="value">A tensor of the parameter's type and shape.</param>
    /// <param name="decay">The share that stays.</param>
    public Tensor MovingAverage(string name, Tensor value, double decay)
    {
        ArgumentNullException.ThrowIfNull(value);
        var average = decay * Slot(name) + (1 - decay) * value;
        SetSlot(name, average);
        return average;
    }

    /// <summary>1 - decayᵗ, by which a moving average that began at zero is divided to be unbiased: a Float64 scalar.</summary>
    /// <remarks>As -expm1(t · log decay): a power would cost more than all else in the step of a small net, and lose digits in the first steps.</remarks>
    public Tensor BiasCorrection(double decay) => decay == 0 ? Tensor.Constant(1, DType.Float64) : -(Step * PortableMath.Log(decay)).Expm1();

    private Variable SlotVariable(string name, double initial) => _slots.Get($"{name}/{_parameter.Name}", _parameter.DType, _parameter.Shape, initial);

    private Variable SharedVariable(string name, double initial) => _slots.Get(name, DType.Float64, Shape.Scalar, initial);
}
