using Descent.Training.Stopping;

namespace Descent.Training;

/// <summary>
/// Keeps the parameters of the best epoch and ends training when a number of epochs brought nothing better. However training ends
/// (patience, last epoch, a stopping condition, cancellation, a loss that is not finite), the model then has the best epoch's
/// parameters. Used by default when there is validation data.
/// </summary>
/// <remarks>
/// Keras's callback of the name has patience 0 and does not restore by default, and never restores when all epochs run.
/// </remarks>
public sealed record EarlyStopping
{
    /// <summary>The epochs without improvement that the default allows.</summary>
    public const int DefaultPatience = 20;

    /// <summary>No early stopping: the model keeps the last epoch's parameters.</summary>
    public static EarlyStopping Off { get; } = new() { Monitor = "" };

    /// <summary>The series to watch: by default the loss on the validation data.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>Whether lower or higher is better.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>The number of epochs without improvement after which training ends, at least 1; 20 by default.</summary>
    public int Patience { get; init => field = StoppingThreshold.Patience(value, nameof(Patience)); } = DefaultPatience;

    /// <summary>By how much a value needs to be better than the best to count as an improvement.</summary>
    public double MinDelta { get; init => field = StoppingThreshold.MinDelta(value, nameof(MinDelta)); }

    /// <summary>Whether the model has the best epoch's parameters at the end; false leaves the last ones.</summary>
    public bool RestoreBest { get; init; } = true;

    internal bool IsOff => Monitor.Length == 0;
}
