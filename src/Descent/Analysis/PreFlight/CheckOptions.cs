namespace Descent.Analysis.PreFlight;

/// <summary>How a compiled model is checked.</summary>
public sealed record CheckOptions
{
    /// <summary>
    /// Whether the model is trained for some hundred steps on one small batch, whose loss must come near its floor; all parameters and states are as before afterwards. It takes
    /// about as long as so many steps.
    /// </summary>
    public bool OverfitsBatch { get; init; }

    /// <summary>The steps of that training, at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int OverfitSteps { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(OverfitSteps), value, "The check needs at least 1 step."); } = 300;
}
