using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// <see cref="Adam"/> with Nesterov's momentum, which grows towards β₁ (Dozat 2016, algorithm 2): with <c>μₜ = β₁ (1 - 0.5 · 0.96ᵗ)</c>,
/// <c>Pₜ = μ₁ ⋯ μₜ</c> and m, v as Adam's, <c>w -= lr (μₜ₊₁ m / (1 - Pₜ₊₁) + (1 - μₜ) g / (1 - Pₜ)) / (√(v / (1 - β₂ᵗ)) + ε)</c>.
/// </summary>
/// <remarks>Keras and PyTorch agree but for ε (1e-7 and 1e-8) and PyTorch's rate of 0.002. The product P is a Float64 slot that all parameters share.</remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="Beta1">The limit β₁ of the momentum, at least 0 and below 1.</param>
/// <param name="Beta2">The share β₂ of the mean square that stays, at least 0 and below 1.</param>
/// <param name="Epsilon">The number ε that keeps the quotient finite, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Nadam(Schedule? LearningRate = null, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7)
    : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>The limit of the momentum.</summary>
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
        var (momentum, next) = (Momentum(scope.Step), Momentum(scope.Step + 1));
        var product = scope.SharedSlot("momentum_product", initial: 1) * momentum;
        scope.SetSharedSlot("momentum_product", product);
        var mean = scope.MovingAverage("momentum", gradient, Beta1);
        var square = scope.MovingAverage("velocity", gradient.Square(), Beta2);

        // As in Adam: numerator and denominator times √(1 - β₂ᵗ).
        var root = scope.BiasCorrection(Beta2).Sqrt();
        var ofMean = scope.LearningRate * root * next / (1 - product * next);
        var ofGradient = scope.LearningRate * root * (1 - momentum) / (1 - product);
        var step = ofMean.Cast(parameter.DType) * mean + ofGradient.Cast(parameter.DType) * gradient;
        return parameter - step / (square.Sqrt() + (root * Epsilon).Cast(parameter.DType));
    }

    private Tensor Momentum(Tensor step) => Beta1 * (1 - 0.5 * Tensor.Constant(0.96, DType.Float64).Power(step));
}
