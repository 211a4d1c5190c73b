namespace Descent.Graph;

/// <summary>The memory behind a variable: a handle that is read and written explicitly, as row-major elements, wherever and in whatever layout it is.</summary>
public abstract class Storage
{
    /// <summary>How often values were written from outside of programs, by <see cref="Variable.Write"/>.</summary>
    internal long Writes { get; set; }

    /// <summary>Copies the elements out, row-major.</summary>
    /// <param name="destination">As many bytes as the variable has.</param>
    public abstract void Read(Span<byte> destination);

    /// <summary>Copies the elements in, row-major.</summary>
    /// <param name="source">As many bytes as the variable has.</param>
    public abstract void Write(ReadOnlySpan<byte> source);
}
