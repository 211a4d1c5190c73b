namespace Descent.Serialization;

/// <summary>Writes to a temporary file, forward only, and counts and sums what it writes. Disposing it writes nothing: <see cref="Flush"/> does.</summary>
internal sealed class ChecksumStream(TemporaryFile file, string path) : Stream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _buffered;
    private long _length;

    /// <summary>The CRC-32C of everything flushed.</summary>
    public uint Checksum { get; private set; }

    public override long Length => _length + _buffered;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _buffer.Length - _buffered) Flush();
        if (buffer.Length > _buffer.Length)
        {
            Append(buffer);
            return;
        }
        buffer.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void WriteByte(byte value) => Write([value]);

    public override void Flush()
    {
        Append(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        try
        {
            file.Write(bytes, _length);
        }
        catch (Exception error) when (SaveException.IsCause(error))
        {
            throw SaveException.BeforeRename(path, error);
        }
        Checksum = Crc32C.Append(Checksum, bytes);
        _length += bytes.Length;
    }
}
