using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Stochastic gradient descent: <c>w -= lr g</c>; with momentum m (Polyak 1964) <c>v = m v - lr g, w += v</c>; with Nesterov's momentum
/// (Sutskever et al. 2013) <c>w += m v - lr g</c> with the new v.
/// </summary>
/// <remarks>
/// As in Keras the rate is inside the velocity. PyTorch keeps <c>b = m b + g</c> and moves by <c>lr b</c>: the same for a constant rate,
/// another path when the rate changes.
/// </remarks>
/// <param name="LearningRate">The rate lr; null: 0.01.</param>
/// <param name="Momentum">The share m of the velocity that stays, at least 0 and below 1.</param>
/// <param name="Nesterov">Whether the step looks ahead along the velocity.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Sgd(Schedule? LearningRate = null, double Momentum = 0, bool Nesterov = false) : Optimizer(LearningRate ?? 0.01)
{
    /// <summary>The share of the velocity that stays.</summary>
    public double Momentum { get; init => field = Require.Fraction(value, nameof(Momentum)); } = Require.Fraction(Momentum);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var step = scope.LearningRate.Cast(parameter.DType) * gradient;
        if (Momentum == 0) return parameter - step;
        var velocity = Momentum * scope.Slot("momentum") - step;
        scope.SetSlot("momentum", velocity);
        return Nesterov ? parameter + (Momentum * velocity - step) : parameter + velocity;
    }
}
