using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Gradients divided by the root of the moving average of their squares (Tieleman and Hinton 2012, lecture 6.5):
/// <c>v = ρ v + (1 - ρ) g², s = lr g / √(v + ε), w -= s</c>; centered (Graves 2013, equations 38 to 45) <c>v - a²</c> stands under the root,
/// with a the moving average of g; with momentum m <c>u = m u + s, w -= u</c>.
/// </summary>
/// <remarks>
/// As in Keras ε stands under the root and the rate is inside the momentum; in PyTorch ε stands beside the root, ρ is 0.99 and the rate is
/// outside. A variance v - a² that rounding makes negative counts as 0; Keras and PyTorch take its root, NaN.
/// </remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="Rho">The share ρ of the averages that stays, at least 0 and below 1.</param>
/// <param name="Momentum">The share m of the velocity that stays, at least 0 and below 1.</param>
/// <param name="Epsilon">The number ε that keeps the quotient finite, positive.</param>
/// <param name="Centered">Whether gradients are divided by the root of their variance.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record RmsProp(Schedule? LearningRate = null, double Rho = 0.9, double Momentum = 0, double Epsilon = 1e-7, bool Centered = false)
    : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>The share of the averages that stays.</summary>
    public double Rho { get; init => field = Require.Fraction(value, nameof(Rho)); } = Require.Fraction(Rho);

    /// <summary>The share of the velocity that stays.</summary>
    public double Momentum { get; init => field = Require.Fraction(value, nameof(Momentum)); } = Require.Fraction(Momentum);

    /// <summary>The number that keeps the quotient finite.</summary>
    public double Epsilon { get; init => field = Require.Positive(value, nameof(Epsilon)); } = Require.Positive(Epsilon);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var square = scope.MovingAverage("velocity", gradient.Square(), Rho);
        if (Centered) square = (square - scope.MovingAverage("average_gradient", gradient, Rho).Square()).Maximum(0);
        var step = scope.LearningRate.Cast(parameter.DType) * gradient / (square + Epsilon).Sqrt();
        if (Momentum == 0) return parameter - step;
        var velocity = Momentum * scope.Slot("momentum") + step;
        scope.SetSlot("momentum", velocity);
        return parameter - velocity;
    }
}
