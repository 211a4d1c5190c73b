using System.Buffers.Binary;
using System.IO.Compression;

namespace Descent.Data;

/// <summary>
/// Decompresses a gzip file and notices when its end is missing, which <see cref="GZipStream"/> alone takes for the end of the data: the number of bytes must be
/// what the file's last four bytes say (RFC 1952, ISIZE). A file of several members is refused for the same reason.
/// </summary>
internal sealed class GzipStream : Stream
{
    private readonly GZipStream _inner;
    private readonly uint _expected;
    private uint _read;

    public GzipStream(Stream file)
    {
        const int Trailer = 4;
        if (file.Length < Trailer) throw new InvalidDataException("it is too short for a compressed file.");
        Span<byte> trailer = stackalloc byte[Trailer];
        file.Seek(-Trailer, SeekOrigin.End);
        file.ReadExactly(trailer);
        file.Seek(0, SeekOrigin.Begin);
        _expected = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        _inner = new(file, CompressionMode.Decompress);
    }

    /// <summary>How many bytes should come out, modulo 2^32.</summary>
    public long ExpectedLength => _expected;

    /// <summary>Whether a stream begins as a gzip file does. It is at its start afterwards.</summary>
    public static bool IsCompressed(Stream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var count = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Seek(0, SeekOrigin.Begin);
        return count == magic.Length && magic is [0x1f, 0x8b];
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = _inner.Read(buffer);
        _read += (uint)count;
        if (count == 0 && buffer.Length > 0 && _read != _expected)
            throw new InvalidDataException($"the compressed file is cut off or made of several parts: {_read} bytes came out where its end says {_expected}.");
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
