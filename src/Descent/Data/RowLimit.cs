namespace Descent.Data;

/// <summary>Text of which no row may be longer than fits into memory with ease: a file that has no line ends is noticed before it is read to its end.</summary>
internal sealed class RowLimit(TextReader text) : TextReader
{
    /// <summary>The characters that a row may have.</summary>
    public const int LongestRow = 1 << 22;

    private long _read;

    /// <summary>Whether a quote was in the text so far, as far as it was read ahead.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>The characters that were read so far, as far as it was read ahead.</summary>
    public long Length { get; private set; }

    /// <summary>A row begins.</summary>
    public void StartRow() => _read = 0;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var count = text.Read(buffer);
        _read += count;
        Length += count;
        HasQuotes = HasQuotes || buffer[..count].Contains('"');
        return _read <= LongestRow ? count : throw new RowTooLongException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A row has more characters than <see cref="RowLimit.LongestRow"/>.</summary>
internal sealed class RowTooLongException : Exception;
