namespace Descent.Data;

/// <summary>
/// Data that cannot be read or used. The message begins with the place, <c>file:line:column:</c> as far as it is known, and names
/// what was needed, what came, and the remedy.
/// </summary>
public sealed class DataException : Exception
{
    /// <summary>An exception with a whole message.</summary>
    public DataException(string message) : base(message) { }

    /// <summary>An exception with a whole message and its cause.</summary>
    public DataException(string message, Exception inner) : base(message, inner) { }

    /// <summary>An exception without a message.</summary>
    public DataException() : base("The data cannot be used.") { }

    internal DataException(string place, string message, int? line, int? column) : base($"{place}: {message}") => (Line, Column) = (line, column);

    internal DataException(string message, Exception inner, int line, int column) : base(message, inner) => (Line, Column) = (line, column);

    /// <summary>The same error with a further sentence.</summary>
    internal DataException With(string sentence) => new(Message + sentence, this) { Line = Line, Column = Column };

    /// <summary>The line of the file, counted from 1, on which the row at fault begins; null where no line is at fault.</summary>
    public int? Line { get; private init; }

    /// <summary>The number of the column at fault, counted from 1; null where no column is at fault.</summary>
    public int? Column { get; private init; }
}
