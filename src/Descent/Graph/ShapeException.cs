namespace Descent.Graph;

/// <summary>
/// Shapes or element types do not fit together. The message names the operation or layer, what it needs, and every shape it got.
/// </summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>An exception with a whole message.</summary>
    public ShapeException(string message) : base(message) { }

    /// <summary>An exception with a whole message and its cause.</summary>
    public ShapeException(string message, Exception inner) : base(message, inner) { }

    /// <summary>An exception without a message.</summary>
    public ShapeException() : base("Shapes do not fit together.") { }
}
