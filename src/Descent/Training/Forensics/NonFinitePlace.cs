namespace Descent.Training.Forensics;

/// <summary>Where a value that is not finite comes from: the first place in the order of a step.</summary>
public enum NonFinitePlace
{
    /// <summary>The samples' inputs.</summary>
    Input,

    /// <summary>The samples' targets.</summary>
    Target,

    /// <summary>A parameter, or a layer's state, before the step.</summary>
    Parameter,

    /// <summary>What the optimizer keeps, before the step.</summary>
    OptimizerState,

    /// <summary>What a layer gives.</summary>
    Layer,

    /// <summary>The loss of an output, or a penalty.</summary>
    Loss,

    /// <summary>The gradient, on its way back through a layer or a loss.</summary>
    Gradient,

    /// <summary>The new value of a parameter, whose gradient is finite.</summary>
    Update,

    /// <summary>Nothing in the step: repeated, it gives finite values.</summary>
    Elsewhere,
}
