using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Steps in the units of the parameters: gradients times the root of the mean square of past steps over that of past gradients (Zeiler
/// 2012, algorithm 1): <c>a = ρ a + (1 - ρ) g², d = √(D + ε) / √(a + ε) g, D = ρ D + (1 - ρ) d², w -= lr d</c>.
/// </summary>
/// <remarks>The paper's rate is 1, also PyTorch's default; Keras's default is 0.001, which is followed. PyTorch's ρ is 0.9.</remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="Rho">The share ρ of the averages that stays, at least 0 and below 1.</param>
/// <param name="Epsilon">The number ε that makes the first step, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Adadelta(Schedule? LearningRate = null, double Rho = 0.95, double Epsilon = 1e-7) : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>The share of the averages that stays.</summary>
    public double Rho { get; init => field = Require.Fraction(value, nameof(Rho)); } = Require.Fraction(Rho);

    /// <summary>The number that makes the first step.</summary>
    public double Epsilon { get; init => field = Require.Positive(value, nameof(Epsilon)); } = Require.Positive(Epsilon);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var square = scope.MovingAverage("accumulated_gradient", gradient.Square(), Rho);
        var step = (scope.Slot("accumulated_step") + Epsilon).Sqrt() / (square + Epsilon).Sqrt() * gradient;
        scope.MovingAverage("accumulated_step", step.Square(), Rho);
        return parameter - scope.LearningRate.Cast(parameter.DType) * step;
    }
}
