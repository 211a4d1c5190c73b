namespace Descent.Export;

/// <summary>A model cannot be written in another form. The message names the layer or setting at fault, and what can be written.</summary>
public sealed class ExportException : Exception
{
    /// <summary>An exception with a message.</summary>
    public ExportException(string message) : base(message) { }

    /// <summary>An exception with a message and its cause.</summary>
    public ExportException(string message, Exception inner) : base(message, inner) { }

    /// <summary>An exception without a message.</summary>
    public ExportException() : base("The model cannot be written in this form.") { }
}
