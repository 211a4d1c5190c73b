namespace Descent.Analysis;

/// <summary>What comparing a variable's gradient with differences has shown.</summary>
public enum GradientVerdict
{
    /// <summary>All entries that were checked agree.</summary>
    Passed,

    /// <summary>None disagrees, but some lie at a kink, such as ReLU's at 0 or a tie of a maximum, where there is no derivative to compare with: there the gradient is right on both sides.</summary>
    Kink,

    /// <summary>An entry disagrees.</summary>
    Failed,

    /// <summary>The loss does not depend on it in this mode, so there was nothing to check.</summary>
    Unused,
}
