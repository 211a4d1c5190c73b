namespace Descent.Optimizers;

/// <summary>What a training step does with its gradients: which of an optimizer's programs runs.</summary>
public enum UpdateKind
{
    /// <summary>Moves the parameters.</summary>
    Apply,

    /// <summary>Adds the gradients to those of the steps before; the parameters stay.</summary>
    Accumulate,

    /// <summary>Moves the parameters and their moving averages, and sets the parameters to the averages.</summary>
    ApplyAndOverwrite,
}
