using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Steps of each element's own size, from moving averages of the gradient and of its square (Kingma and Ba 2015, algorithm 1):
/// <c>m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g², w -= lr m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ)</c>.
/// </summary>
/// <remarks>
/// ε stands beside √v̂, as in the paper and in PyTorch; Keras's code adds it to √v before the correction, which makes it 1 / √(1 - β₂ᵗ)
/// times as large at first. The default 1e-7 is Keras's (PyTorch 1e-8). With AMSGrad (Reddi et al. 2018) the greatest v so far takes v's
/// place and is then corrected, as in Keras and in PyTorch.
/// </remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="Beta1">The share β₁ of the mean gradient that stays, at least 0 and below 1.</param>
/// <param name="Beta2">The share β₂ of the mean square that stays, at least 0 and below 1.</param>
/// <param name="Epsilon">The number ε that keeps the quotient finite, positive.</param>
/// <param name="AmsGrad">Whether the mean square may only grow.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public record Adam(Schedule? LearningRate = null, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7, bool AmsGrad = false)
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

    /// <summary>Whether the mean square may only grow.</summary>
    [JsonPropertyName("amsgrad")]
    public bool AmsGrad { get; init; } = AmsGrad;

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(gradient);
        var mean = scope.MovingAverage("momentum", gradient, Beta1);
        var square = scope.MovingAverage("velocity", gradient.Square(), Beta2);
        if (AmsGrad) square = Greatest(scope, square);

        // m̂ / (√v̂ + ε), numerator and denominator times √(1 - β₂ᵗ): the corrections are then scalars, outside of the work per element.
        var root = scope.BiasCorrection(Beta2).Sqrt();
        var rate = scope.LearningRate * root / scope.BiasCorrection(Beta1);
        return parameter - rate.Cast(parameter.DType) * mean / (square.Sqrt() + (root * Epsilon).Cast(parameter.DType));
    }

    private static Tensor Greatest(OptimizerScope scope, Tensor square)
    {
        var greatest = scope.Slot("velocity_hat").Maximum(square);
        scope.SetSlot("velocity_hat", greatest);
        return greatest;
    }
}
