namespace Descent.Analysis;

/// <summary>What a gradient is taken with respect to.</summary>
public enum CheckedKind
{
    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A state that layers move themselves, such as a moving average.</summary>
    State,

    /// <summary>An input of the model, or of a layer that is checked alone.</summary>
    Input,
}
