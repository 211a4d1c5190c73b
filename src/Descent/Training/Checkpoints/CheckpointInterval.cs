namespace Descent.Training.Checkpoints;

/// <summary>How often a training is saved: after so many steps, epochs or seconds.</summary>
public sealed record CheckpointInterval
{
    private CheckpointInterval() { }

    /// <summary>The number of steps between two checkpoints, or null.</summary>
    public long? StepCount { get; private init; }

    /// <summary>The number of epochs between two checkpoints, or null.</summary>
    public int? EpochCount { get; private init; }

    /// <summary>The time between two checkpoints, or null.</summary>
    public TimeSpan? Time { get; private init; }

    /// <summary>After every so many steps, also within an epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static CheckpointInterval Steps(long steps) => new() { StepCount = steps > 0 ? steps : throw Outside(nameof(steps), steps) };

    /// <summary>After every so many epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static CheckpointInterval Epochs(int epochs) => new() { EpochCount = epochs > 0 ? epochs : throw Outside(nameof(epochs), epochs) };

    /// <summary>After the first step that ends so many seconds after the last checkpoint.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive, or above a million days.</exception>
    public static CheckpointInterval Seconds(double seconds) => new() { Time = seconds is > 0 and < 8.64e10 ? TimeSpan.FromSeconds(seconds) : throw Outside(nameof(seconds), seconds) };

    private static ArgumentOutOfRangeException Outside(string name, object value) => new(name, value, "Checkpoints need a positive interval.");
}
