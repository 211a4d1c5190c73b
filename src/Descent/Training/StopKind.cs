namespace Descent.Training;

/// <summary>What ended a training.</summary>
public enum StopKind
{
    /// <summary>All epochs that were asked for are done.</summary>
    Epochs,

    /// <summary>The number of steps is reached.</summary>
    Steps,

    /// <summary>The time is used up.</summary>
    Time,

    /// <summary>The parameters hardly change any more.</summary>
    ParameterChange,

    /// <summary>The loss hardly changes any more.</summary>
    LossChange,

    /// <summary>The gradient is near zero.</summary>
    GradientNorm,

    /// <summary>What is watched has not become better for as many epochs as patience allows.</summary>
    NoImprovement,

    /// <summary>The loss is infinite or not a number.</summary>
    NonFiniteLoss,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>A callback asked for it.</summary>
    Callback,
}
