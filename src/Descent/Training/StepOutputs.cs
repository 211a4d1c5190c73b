namespace Descent.Training;

/// <summary>Where a program's outputs hold what it measures; the total loss is always output 0.</summary>
internal sealed record StepOutputs
{
    /// <summary>The loss without penalties: output 0 too where there are none.</summary>
    public required int DataLoss { get; init; }

    /// <summary>The loss of each output; empty where there is one.</summary>
    public required int[] OutputLosses { get; init; }

    /// <summary>The sum and the weight of each metric that is graph code.</summary>
    public required (int Sum, int Weight)[] Metrics { get; init; }

    /// <summary>The norm of the gradient, or -1.</summary>
    public required int GradientNorm { get; init; }

    /// <summary>The predictions, where metrics on the host need them.</summary>
    public required PredictionPlaces? Predictions { get; init; }
}
