using System.Buffers.Binary;
using System.IO.Compression;

namespace Descent.Data;

/// <summary>
/// Decompresses a gzip file and notices when its end is missing, which <see cref="GZipStream"/> alone takes for the end of the data: the number of bytes must be
/// what the file's last four bytes say (RFC 1952, ISIZE). A file of several members is refused for the same reason; so is one of which much more comes out than data
/// can be compressed, to fill the memory of who reads it.
/// </summary>
internal sealed class GzipStream : ReadOnlyStream
{
    private const int LargestRatio = 200;
    private const long AlwaysAllowed = 16 << 20;

    private readonly GZipStream _inner;
    private readonly uint _expected;
    private readonly long _most;
    private long _read;

    public GzipStream(Stream file)
    {
        const int Trailer = 4;
        if (file.Length < Trailer) throw new InvalidDataException("it is too short for a compressed file.");
        Span<byte> trailer = stackalloc byte[Trailer];
        file.Seek(-Trailer, SeekOrigin.End);
        file.ReadExactly(trailer);
        file.Seek(0, SeekOrigin.Begin);
        _expected = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        _most = AlwaysAllowed + (LargestRatio * file.Length);
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

    public override int Read(Span<byte> buffer)
    {
        var count = _inner.Read(buffer);
        _read += count;
        if (_read > _most)
            throw new InvalidDataException($"more than {LargestRatio} times its size comes out of the compressed file: data is not compressed so much. If it is meant, decompress it first.");
        if (count == 0 && buffer.Length > 0 && (uint)_read != _expected)
            throw new InvalidDataException($"the compressed file is cut off or made of several parts: {_read} bytes came out where its end says {_expected}.");
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
