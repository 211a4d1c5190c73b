using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// <see cref="Adam"/> with the infinity norm (Kingma and Ba 2015, algorithm 2): <c>m = β₁ m + (1 - β₁) g, u = max(β₂ u, |g|),
/// w -= lr m / ((1 - β₁ᵗ)(u + ε))</c>.
/// </summary>
/// <remarks>The paper has no ε; as in Keras it is added to u. PyTorch adds it to |g| inside the maximum.</remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="Beta1">The share β₁ of the mean gradient that stays, at least 0 and below 1.</param>
/// <param name="Beta2">The share β₂ of the greatest gradient that stays, at least 0 and below 1.</param>
/// <param name="Epsilon">The number ε that keeps the quotient finite, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Adamax(Schedule? LearningRate = null, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7)
    : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>The share of the mean gradient that stays.</summary>
    [JsonPropertyName("beta_1")]
    public double Beta1 { get; init => field = Require.Fraction(value, nameof(Beta1)); } = Require.Fraction(Beta1);

    /// <summary>The share of the greatest gradient that stays.</summary>
    [JsonPropertyName("beta_2")]
    public double Beta2 { get; init => field = Require.Fraction(value, nameof(Beta2)); } = Require.Fraction(Beta2);

    /// <summary>The number that keeps the quotient finite.</summary>
    public double Epsilon { get; init => field = Require.Positive(value, nameof(Epsilon)); } = Require.Positive(Epsilon);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var mean = scope.MovingAverage("momentum", gradient, Beta1);
        var greatest = (Beta2 * scope.Slot("infinity_norm")).Maximum(gradient.Abs());
        scope.SetSlot("infinity_norm", greatest);
        var rate = scope.LearningRate / scope.BiasCorrection(Beta1);
        return parameter - rate.Cast(parameter.DType) * mean / (greatest + Epsilon);
    }
}
