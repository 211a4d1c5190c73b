using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Steps of one size in every direction, the sign of an interpolated momentum (Chen et al. 2023, algorithm 2):
/// <c>w -= lr sign(β₁ m + (1 - β₁) g)</c>, then <c>m = β₂ m + (1 - β₂) g</c>.
/// </summary>
/// <remarks>As in Keras; PyTorch has no such optimizer. Its rate is best 3 to 10 times smaller than Adam's, its decay as much larger.</remarks>
/// <param name="LearningRate">The rate lr; null: 0.001.</param>
/// <param name="Beta1">The share β₁ of the momentum in the step, at least 0 and below 1.</param>
/// <param name="Beta2">The share β₂ of the momentum that stays, at least 0 and below 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Lion(Schedule? LearningRate = null, double Beta1 = 0.9, double Beta2 = 0.99) : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>The share of the momentum in the step.</summary>
    [JsonPropertyName("beta_1")]
    public double Beta1 { get; init => field = Require.Fraction(value, nameof(Beta1)); } = Require.Fraction(Beta1);

    /// <summary>The share of the momentum that stays.</summary>
    [JsonPropertyName("beta_2")]
    public double Beta2 { get; init => field = Require.Fraction(value, nameof(Beta2)); } = Require.Fraction(Beta2);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var direction = (Beta1 * scope.Slot("momentum") + (1 - Beta1) * gradient).Sign();
        scope.MovingAverage("momentum", gradient, Beta2);
        return parameter - scope.LearningRate.Cast(parameter.DType) * direction;
    }
}
