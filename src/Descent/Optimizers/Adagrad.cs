using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Steps that shrink with the sum of the squares of all gradients so far (Duchi et al. 2011): <c>a += g², w -= lr g / √(a + ε)</c>.
/// </summary>
/// <remarks>As in Keras ε stands under the root and a begins at 0.1; in PyTorch ε stands beside the root and a begins at 0.</remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="InitialAccumulatorValue">The sum a before the first update, not negative.</param>
/// <param name="Epsilon">The number ε that keeps the quotient finite, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Adagrad(Schedule? LearningRate = null, double InitialAccumulatorValue = 0.1, double Epsilon = 1e-7)
    : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>The sum of squares before the first update.</summary>
    public double InitialAccumulatorValue { get; init => field = Require.NotNegative(value, nameof(InitialAccumulatorValue)); } = Require.NotNegative(InitialAccumulatorValue);

    /// <summary>The number that keeps the quotient finite.</summary>
    public double Epsilon { get; init => field = Require.Positive(value, nameof(Epsilon)); } = Require.Positive(Epsilon);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var sum = scope.Slot("accumulator", InitialAccumulatorValue) + gradient.Square();
        scope.SetSlot("accumulator", sum);
        return parameter - scope.LearningRate.Cast(parameter.DType) * gradient / (sum + Epsilon).Sqrt();
    }
}
