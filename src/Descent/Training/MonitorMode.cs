namespace Descent.Training;

/// <summary>Which way a watched series becomes better.</summary>
public enum MonitorMode
{
    /// <summary>As the series itself says: losses and errors down, accuracies and areas up.</summary>
    Auto,

    /// <summary>Lower is better.</summary>
    Min,

    /// <summary>Higher is better.</summary>
    Max,
}
