using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// <see cref="Adam"/> with decoupled weight decay on by default: <c>w -= lr * weight_decay * w</c> before the rule, apart from the
/// gradient (Loshchilov and Hutter 2019, algorithm 2). The default 0.004 is Keras's; PyTorch's is 0.01.
/// </summary>
public sealed record AdamW : Adam
{
    /// <summary>The settings.</summary>
    /// <param name="LearningRate">The rate; null: 0.001.</param>
    /// <param name="WeightDecay">The share that decays, times the rate; null: none.</param>
    /// <param name="Beta1">The share of the mean gradient that stays, at least 0 and below 1.</param>
    /// <param name="Beta2">The share of the mean square that stays, at least 0 and below 1.</param>
    /// <param name="Epsilon">The number that keeps the quotient finite, positive.</param>
    /// <param name="AmsGrad">Whether the mean square may only grow.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public AdamW(Schedule? LearningRate = null, double? WeightDecay = 0.004, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7, bool AmsGrad = false)
        : base(LearningRate, Beta1, Beta2, Epsilon, AmsGrad) => this.WeightDecay = WeightDecay;
}
