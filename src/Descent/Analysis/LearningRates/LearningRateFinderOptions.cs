namespace Descent.Analysis.LearningRates;

/// <summary>How <see cref="LearningRateFinder"/> goes through the rates.</summary>
public sealed record LearningRateFinderOptions
{
    /// <summary>The rate of the first step, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double LowestRate { get; init => field = Positive(value, nameof(LowestRate)); } = 1e-6;

    /// <summary>The rate of the last step, above the lowest, which <see cref="LearningRateFinder.Run"/> makes sure of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public double HighestRate { get; init => field = Positive(value, nameof(HighestRate)); } = 10;

    /// <summary>The rates to test, at least 10: a step each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are fewer.</exception>
    public int Steps { get; init => field = value >= 10 ? value : throw new ArgumentOutOfRangeException(nameof(Steps), value, $"{nameof(Steps)} needs to be at least 10."); } = 300;

    /// <summary>The samples of a step, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are fewer.</exception>
    public int BatchSize { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(BatchSize), value, $"{nameof(BatchSize)} needs to be at least 1."); } = 32;

    /// <summary>How much of the smoothed loss stays at each step, from 0 to below 1: it is the mean of about 1 / (1 - smoothing) steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies elsewhere.</exception>
    public double Smoothing { get; init => field = value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Smoothing), value, $"{nameof(Smoothing)} needs to lie in 0 .. 1 (1 excluded)."); } = 0.95;

    /// <summary>The test ends where the smoothed loss lies above its lowest value by so many times that value, or so many times what it has fallen, whichever is more; positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Divergence { get; init => field = Positive(value, nameof(Divergence)); } = 3;

    /// <summary>Of the shuffles and of dropout's masks: equal seeds give equal curves.</summary>
    public long Seed { get; init; }

    /// <summary>Ends the test.</summary>
    public CancellationToken CancellationToken { get; init; }

    private static double Positive(double value, string name) => value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} needs to be positive and finite.");
}
