using Descent.Graph;

namespace Descent.Schedules;

/// <summary>
/// A rate that falls along half a wave of the cosine and starts again, each period <c>t_mul</c> times as long and <c>m_mul</c> times
/// as high as the one before (Loshchilov, Hutter: SGDR, ICLR 2017).
/// </summary>
/// <param name="InitialLearningRate">The rate of the first update, not negative.</param>
/// <param name="FirstDecaySteps">The length of the first period in updates.</param>
/// <param name="TMul">How much longer each period is than the one before, at least 1.</param>
/// <param name="MMul">How much higher each period starts than the one before, positive.</param>
/// <param name="Alpha">The part of the initial rate that always remains, in [0, 1].</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record CosineDecayRestarts(
    double InitialLearningRate, long FirstDecaySteps, double TMul = 2, double MMul = 1, double Alpha = 0) : Schedule
{
    /// <summary>The rate of the first update.</summary>
    public double InitialLearningRate { get; init; } = Require.NotNegative(InitialLearningRate);

    /// <summary>The length of the first period in updates.</summary>
    public long FirstDecaySteps { get; init; } = Require.Positive(FirstDecaySteps);

    /// <summary>How much longer each period is than the one before.</summary>
    public double TMul { get; init; } = Require.AtLeast(1, TMul);

    /// <summary>How much higher each period starts than the one before.</summary>
    public double MMul { get; init; } = Require.Positive(MMul);

    /// <summary>The part of the initial rate that always remains.</summary>
    public double Alpha { get; init; } = Require.Within(0, 1, Alpha);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var period = Period(step);
        var progress = Math.Max(0, step - Start(period)) / (FirstDecaySteps * PortableMath.Power(TMul, period));
        return InitialLearningRate * ((1 - Alpha) * PortableMath.Power(MMul, period) * HalfWave(progress) + Alpha);
    }

    /// <summary>The step at which a period starts: the sum of the geometric series of lengths before it.</summary>
    private double Start(double period) =>
        FirstDecaySteps * (TMul == 1 ? period : (PortableMath.Power(TMul, period) - 1) / (TMul - 1));

    private double Period(long step)
    {
        var firsts = (double)step / FirstDecaySteps;
        var period = Math.Floor(TMul == 1 ? firsts : PortableMath.Log(1 + firsts * (TMul - 1)) / PortableMath.Log(TMul));
        // Rounding can miss a period's first step by a hair, and the logarithm's by one period.
        var reached = step * (1 + 1e-12);
        if (Start(period + 1) <= reached) return period + 1;
        return Start(period) > reached ? period - 1 : period;
    }
}
