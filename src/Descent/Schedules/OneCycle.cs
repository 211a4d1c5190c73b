using Descent.Graph;

namespace Descent.Schedules;

/// <summary>
/// One rise to a high rate and one long fall to almost nothing (Smith, Topin: Super-convergence, 2018): from max / div_factor to max at
/// step <c>pct_start * total_steps - 1</c>, then to max / div_factor / final_div_factor at step <c>total_steps - 1</c>, which stays.
/// As PyTorch's OneCycleLR in two phases; Keras has none.
/// </summary>
/// <param name="MaxLearningRate">The highest rate, not negative.</param>
/// <param name="TotalSteps">The number of updates of the whole cycle.</param>
/// <param name="PctStart">The fraction of the updates in which the rate rises, in [0, 1].</param>
/// <param name="AnnealStrategy">The curve of the rise and the fall.</param>
/// <param name="DivFactor">The highest rate divided by the first, positive.</param>
/// <param name="FinalDivFactor">The first rate divided by the last, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record OneCycle(
    double MaxLearningRate,
    long TotalSteps,
    double PctStart = 0.3,
    AnnealStrategy AnnealStrategy = AnnealStrategy.Cosine,
    double DivFactor = 25,
    double FinalDivFactor = 1e4) : Schedule
{
    /// <summary>The highest rate.</summary>
    public double MaxLearningRate { get; init; } = Require.NotNegative(MaxLearningRate);

    /// <summary>The number of updates of the whole cycle.</summary>
    public long TotalSteps { get; init; } = Require.Positive(TotalSteps);

    /// <summary>The fraction of the updates in which the rate rises.</summary>
    public double PctStart { get; init; } = Require.Within(0, 1, PctStart);

    /// <summary>The highest rate divided by the first.</summary>
    public double DivFactor { get; init; } = Require.Positive(DivFactor);

    /// <summary>The first rate divided by the last.</summary>
    public double FinalDivFactor { get; init; } = Require.Positive(FinalDivFactor);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var first = MaxLearningRate / DivFactor;
        var last = first / FinalDivFactor;
        var peak = Math.Max(0, PctStart * TotalSteps - 1);
        var end = TotalSteps - 1.0;
        if (step < peak) return Between(first, MaxLearningRate, step / peak);
        return step < end ? Between(MaxLearningRate, last, (step - peak) / (end - peak)) : last;
    }

    private double Between(double start, double end, double progress) =>
        AnnealStrategy == AnnealStrategy.Linear ? Line(start, end, progress) : Line(end, start, HalfWave(progress));
}
