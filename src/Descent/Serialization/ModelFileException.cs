namespace Descent.Serialization;

/// <summary>A file is not a model, is damaged, or asks for what this version cannot give. The message names the file, the place, and what to do.</summary>
public sealed class ModelFileException : IOException
{
    private const string CopyAgain = "Copy or save the file again.";

    /// <summary>An exception about a file.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="problem">What is wrong and where, as a sentence without its full stop.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="inner">The cause.</param>
    public ModelFileException(string file, string problem, string remedy = CopyAgain, Exception? inner = null)
        : base($"{file}: {problem}. {remedy}", inner) { }

    /// <summary>The byte of the file at fault, counted from 0; null where no byte is.</summary>
    public long? Offset { get; private init; }

    /// <summary>An exception with a whole message.</summary>
    public ModelFileException(string message) : base(message) { }

    /// <summary>An exception with a whole message and its cause.</summary>
    public ModelFileException(string message, Exception inner) : base(message, inner) { }

    /// <summary>An exception without a message.</summary>
    public ModelFileException() : base("The file is not a model, or is damaged.") { }

    /// <summary>An exception about a byte of a file, which the message names: <c>file, byte 12: ...</c>.</summary>
    internal static ModelFileException At(string file, long offset, string problem, string remedy = CopyAgain, Exception? inner = null) =>
        new($"{file}, byte {offset}", problem, remedy, inner) { Offset = offset };
}
