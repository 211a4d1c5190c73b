namespace Descent.Tabular.Results;

/// <summary>How a training went.</summary>
public sealed record TrainingSummary
{
    /// <summary>The epochs that were begun and ended.</summary>
    public required int Epochs { get; init; }

    /// <summary>The steps made.</summary>
    public required long Steps { get; init; }

    /// <summary>The epoch whose parameters were kept; 0 where none was measured.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Why it stopped, as a word: <c>no_improvement</c>.</summary>
    public required string StopKind { get; init; }

    /// <summary>Why it stopped, in a sentence.</summary>
    public required string StopMessage { get; init; }

    /// <summary>The time that it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>One number an epoch for each: <c>loss</c>, <c>val_loss</c>, metrics, <c>learning_rate</c>. A number that is not finite is null.</summary>
    public required IReadOnlyList<NumberSeries> Epochwise { get; init; }

    /// <summary>Over the steps: <c>loss</c>, <c>gradient_norm</c>. Of long trainings means over equal stretches of steps.</summary>
    public IReadOnlyList<StepSeries> Stepwise { get; init; } = [];

    /// <summary>How the layers were, some times during training.</summary>
    public IReadOnlyList<LayerHealth> Health { get; init; } = [];

    /// <summary>The last training on all rows but the test's, once the first one had found how long to train; null where the first one's network was kept.</summary>
    public FinalFit? FinalFit { get; init; }

    /// <summary>What was to be said meanwhile.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
