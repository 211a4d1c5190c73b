using System.Buffers.Binary;
using Descent.Graph;

namespace Descent.Serialization;

/// <summary>Reads the .safetensors format strictly: every size is checked against the file's before anything of that size is allocated.</summary>
internal static class SafeTensorsReader
{
    private const int LengthBytes = 8;
    private const long MaximumHeader = 100_000_000;

    public static (SortedDictionary<string, TensorData> Tensors, SortedDictionary<string, string> Metadata) Read(Stream stream, string file)
    {
        var header = ReadHeader(stream, file);
        var tensors = new SortedDictionary<string, TensorData>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            var data = TensorData.Zeros(entry.DType, entry.Shape);
            Fill(stream, data.Bytes, file);
            if (entry.DType == DType.Bool && data.Bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
                throw new ModelFileException(file, $"the truths of the tensor \"{entry.Name}\" hold a byte that is neither 0 nor 1");
            tensors.Add(entry.Name, data);
        }
        return (tensors, header.Metadata);
    }

    private static SafeTensorsHeader ReadHeader(Stream stream, string file)
    {
        var size = stream.Length - stream.Position;
        if (size < LengthBytes) throw new ModelFileException(file, $"the file has {size} bytes, too few for a .safetensors file");
        Span<byte> bytes = stackalloc byte[LengthBytes];
        Fill(stream, bytes, file);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > MaximumHeader)
            throw new ModelFileException(file, $"the header claims {length} bytes, more than the {MaximumHeader} that the format allows", "Check that it is a .safetensors file.");
        if ((long)length > size - LengthBytes)
            throw new ModelFileException(file, $"the header claims {length} bytes, but only {size - LengthBytes} follow: it is cut short, or not a .safetensors file");
        var json = new byte[length];
        Fill(stream, json, file);
        return SafeTensorsHeader.Parse(file, json, size - LengthBytes - (long)length);
    }

    private static void Fill(Stream stream, Span<byte> bytes, string file)
    {
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException error)
        {
            throw new ModelFileException(file, "the file became shorter while it was read", inner: error);
        }
    }
}
