namespace Descent.Tabular;

/// <summary>A loss does not suit what is to be predicted. The message begins with the loss's name and says what to do.</summary>
public sealed class UnsuitableLossException : ArgumentException
{
    /// <summary>An exception with a message.</summary>
    public UnsuitableLossException(string message) : base(message) { }

    /// <summary>An exception with a message and its cause.</summary>
    public UnsuitableLossException(string message, Exception inner) : base(message, inner) { }

    /// <summary>An exception without a message.</summary>
    public UnsuitableLossException() : base("The loss does not suit the target.") { }

    /// <summary>The column that would need another role for this loss, or null where no role would do.</summary>
    public string? Column { get; init; }
}
