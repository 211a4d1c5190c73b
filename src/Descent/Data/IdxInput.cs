namespace Descent.Data;

/// <summary>The bytes of an IDX file in order, decompressed where need be. Memory grows with what arrives, not with what a header claims.</summary>
internal sealed class IdxInput
{
    private const int FirstBlock = 1 << 20;

    private readonly Stream _stream;
    private readonly string _source;
    private long _position;

    public IdxInput(Stream file, string source)
    {
        _source = source;
        _stream = GzipStream.IsCompressed(file) ? Decompressed(file) : file;
    }

    /// <summary>All bytes, uncompressed.</summary>
    public long Length => _stream is GzipStream compressed ? compressed.ExpectedLength : _stream.Length;

    /// <summary>The next bytes.</summary>
    /// <exception cref="DataException">There are fewer.</exception>
    public byte[] Take(int count, string what)
    {
        var bytes = new byte[Math.Min(count, FirstBlock)];
        var filled = 0;
        while (filled < count)
        {
            if (filled == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(count, 2L * filled));
            var read = Read(bytes.AsSpan(filled));
            if (read == 0) throw Error(_position, $"the file is cut off: {what} need {count} bytes, {filled} are left.");
            filled += read;
        }
        return bytes;
    }

    /// <summary>Checks that nothing is left.</summary>
    public void End()
    {
        if (Read(stackalloc byte[1]) > 0) throw Error(_position - 1, "the file goes on behind its last element: its header gives other lengths than it has.");
    }

    public DataException Error(long offset, string message, Exception? inner = null) => inner is null ? new($"{_source}, byte {offset}: {message}") : new($"{_source}, byte {offset}: {message}", inner);

    private GzipStream Decompressed(Stream file)
    {
        try
        {
            return new(file);
        }
        catch (InvalidDataException error)
        {
            throw Error(0, error.Message, error);
        }
    }

    private int Read(Span<byte> target)
    {
        try
        {
            var read = _stream.Read(target);
            _position += read;
            return read;
        }
        catch (InvalidDataException error)
        {
            throw Error(_position, $"the file cannot be decompressed: {error.Message}", error);
        }
    }
}
