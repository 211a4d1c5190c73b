using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// <see cref="Adam"/> for large batches: each parameter's step is as long as its norm times the rate (You et al. 2020, algorithm 2):
/// <c>s = m̂ / (√v̂ + ε), w -= lr s ‖w‖ / ‖s‖</c>, the quotient of norms being 1 where one of them is 0.
/// </summary>
/// <remarks>
/// As in Keras weight decay comes before the rule, so ‖w‖ is that of the decayed parameter; the paper adds the decay to s. PyTorch has no
/// such optimizer. Norms are summed in Float64.
/// </remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="Beta1">The share β₁ of the mean gradient that stays, at least 0 and below 1.</param>
/// <param name="Beta2">The share β₂ of the mean square that stays, at least 0 and below 1.</param>
/// <param name="Epsilon">The number ε that keeps the quotient finite, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Lamb(Schedule? LearningRate = null, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7)
    : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>The share of the mean gradient that stays.</summary>
    [JsonPropertyName("beta_1")]
    public double Beta1 { get; init => field = Require.Fraction(value, nameof(Beta1)); } = Require.Fraction(Beta1);

    /// <summary>The share of the mean square that stays.</summary>
    [JsonPropertyName("beta_2")]
    public double Beta2 { get; init => field = Require.Fraction(value, nameof(Beta2)); } = Require.Fraction(Beta2);

    /// <summary>The number that keeps the quotient finite.</summary>
    public double Epsilon { get; init => field = Require.Positive(value, nameof(Epsilon)); } = Require.Positive(Epsilon);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var mean = scope.MovingAverage("momentum", gradient, Beta1);
        var square = scope.MovingAverage("velocity", gradient.Square(), Beta2);

        // As in Adam: numerator and denominator times √(1 - β₂ᵗ).
        var root = scope.BiasCorrection(Beta2).Sqrt();
        var factor = root / scope.BiasCorrection(Beta1);
        var step = factor.Cast(parameter.DType) * mean / (square.Sqrt() + (root * Epsilon).Cast(parameter.DType));
        return parameter - (scope.LearningRate * Trust(parameter, step)).Cast(parameter.DType) * step;
    }

    /// <summary>‖w‖ / ‖s‖, or 1 where one of them is 0.</summary>
    private static Tensor Trust(Tensor parameter, Tensor step)
    {
        var (ofParameter, ofStep) = (Clipping.Norm(parameter), Clipping.Norm(step));
        return ((ofParameter > 0) & (ofStep > 0)).Select(ofParameter / ofStep, ofStep.Like(1));
    }
}
