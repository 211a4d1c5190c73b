using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Follow the regularized leader, for sparse linear models (McMahan et al. 2013, algorithm 1): with q = -learning_rate_power
/// <c>n' = n + g², z += g + 2 s w - (n'^q - n^q) / lr · w, w = (clip(z, -l1, l1) - z) / (n'^q / lr + 2 l2 + β / lr), n = n'</c>.
/// </summary>
/// <remarks>
/// As in Keras, with its shrinkage s; PyTorch has no such optimizer. The new value comes from z alone, so a start other than zero is
/// forgotten within a few updates, and with l1 many parameters become exactly 0. The rule divides by the rate, which therefore must not be 0.
/// </remarks>
/// <param name="LearningRate">The rate lr, never 0; null: 0.001.</param>
/// <param name="LearningRatePower">How the rate falls with the sum of squares: -q, at most 0; 0 keeps the rate.</param>
/// <param name="InitialAccumulatorValue">The sum n before the first update, not negative.</param>
/// <param name="L1RegularizationStrength">l1, not negative.</param>
/// <param name="L2RegularizationStrength">l2, a penalty that stabilises, not negative.</param>
/// <param name="L2ShrinkageRegularizationStrength">s, a penalty on the size of the parameters, not negative.</param>
/// <param name="Beta">β of the paper, not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record Ftrl(
    Schedule? LearningRate = null,
    double LearningRatePower = -0.5,
    double InitialAccumulatorValue = 0.1,
    double L1RegularizationStrength = 0,
    double L2RegularizationStrength = 0,
    double L2ShrinkageRegularizationStrength = 0,
    double Beta = 0) : Optimizer(LearningRate ?? 0.001)
{
    /// <summary>How the rate falls with the sum of squares.</summary>
    public double LearningRatePower { get; init => field = Require.Within(-100, 0, value, nameof(LearningRatePower)); } = Require.Within(-100, 0, LearningRatePower);

    /// <summary>The sum of squares before the first update.</summary>
    public double InitialAccumulatorValue { get; init => field = Require.NotNegative(value, nameof(InitialAccumulatorValue)); } = Require.NotNegative(InitialAccumulatorValue);

    /// <summary>The L1 penalty.</summary>
    [JsonPropertyName("l1_regularization_strength")]
    public double L1RegularizationStrength { get; init => field = Require.NotNegative(value, nameof(L1RegularizationStrength)); } = Require.NotNegative(L1RegularizationStrength);

    /// <summary>The L2 penalty that stabilises.</summary>
    [JsonPropertyName("l2_regularization_strength")]
    public double L2RegularizationStrength { get; init => field = Require.NotNegative(value, nameof(L2RegularizationStrength)); } = Require.NotNegative(L2RegularizationStrength);

    /// <summary>The L2 penalty on the size of the parameters.</summary>
    [JsonPropertyName("l2_shrinkage_regularization_strength")]
    public double L2ShrinkageRegularizationStrength { get; init => field = Require.NotNegative(value, nameof(L2ShrinkageRegularizationStrength)); } = Require.NotNegative(L2ShrinkageRegularizationStrength);

    /// <summary>β of the paper.</summary>
    public double Beta { get; init => field = Require.NotNegative(value, nameof(Beta)); } = Require.NotNegative(Beta);

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        var inverseRate = (1 / scope.LearningRate).Cast(parameter.DType);
        var before = scope.Slot("accumulator", InitialAccumulatorValue);
        var after = before + gradient.Square();
        var (rootBefore, rootAfter) = (ToPower(before), ToPower(after));
        var shrunk = L2ShrinkageRegularizationStrength == 0 ? gradient : gradient + 2 * L2ShrinkageRegularizationStrength * parameter;
        var linear = scope.Slot("linear") + shrunk - (rootAfter - rootBefore) * inverseRate * parameter;
        scope.SetSlot("accumulator", after);
        scope.SetSlot("linear", linear);
        var curvature = rootAfter * inverseRate + (2 * L2RegularizationStrength + Beta * inverseRate);
        return (linear.Clip(-L1RegularizationStrength, L1RegularizationStrength) - linear) / curvature;
    }

    private Tensor ToPower(Tensor sum) => LearningRatePower == -0.5 ? sum.Sqrt() : sum.Power(-LearningRatePower);
}
