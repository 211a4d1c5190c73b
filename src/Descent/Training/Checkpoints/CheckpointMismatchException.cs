namespace Descent.Training.Checkpoints;

/// <summary>A checkpoint is of a training on other data, with other settings or of another version, so that going on would not give what that training gives.</summary>
public sealed class CheckpointMismatchException : InvalidOperationException
{
    /// <summary>An exception about a file.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="differences">What differs, each as a clause such as <c>batch_size was 32 and is 64</c>.</param>
    public CheckpointMismatchException(string file, IReadOnlyList<string> differences)
        : base($"{file} is a checkpoint of another training: {string.Join("; ", differences)}. Train as it was begun, or go on by force (ForceResume), which no longer gives what that training gives.") =>
        Differences = differences;

    /// <summary>An exception with a whole message.</summary>
    public CheckpointMismatchException(string message) : base(message) { }

    /// <summary>An exception with a whole message and its cause.</summary>
    public CheckpointMismatchException(string message, Exception inner) : base(message, inner) { }

    /// <summary>An exception without a message.</summary>
    public CheckpointMismatchException() : base("The checkpoint is of another training.") { }

    /// <summary>What differs, each as a clause.</summary>
    public IReadOnlyList<string> Differences { get; } = [];
}
