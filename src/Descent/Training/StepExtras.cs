namespace Descent.Training;

/// <summary>What a training step measures beside the loss, where something needs it.</summary>
[Flags]
internal enum StepExtras
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The norm of the gradient before clipping.</summary>
    GradientNorm = 1,

    /// <summary>The predictions, for metrics that are computed on the host.</summary>
    Predictions = 2,
}
