using System.Buffers.Binary;
using Descent.Graph;

namespace Descent.Serialization;

/// <summary>Reads the .safetensors format strictly: every size is checked against the file's before anything of that size is allocated.</summary>
internal static class SafeTensorsReader
{
    private const long MaximumHeader = 100_000_000;
    private const string GiveModel = "Give the model's own file.";

    /// <summary>The header, its checksum verified if it has one, and the tensors.</summary>
    public static (SafeTensorsHeader Header, SortedDictionary<string, TensorData> Tensors) Read(Stream stream, string file)
    {
        var header = ReadHeader(stream, file);
        var tensors = new SortedDictionary<string, TensorData>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            var data = TensorData.Zeros(entry.DType, entry.Shape);
            Fill(stream, data.Bytes, file);
            if (entry.DType == DType.Bool && data.Bytes.IndexOfAnyExceptInRange((byte)0, (byte)1) is >= 0 and var place)
                throw ModelFileException.At(file, header.DataStart + entry.Begin + place, $"the truths of the tensor \"{entry.Name}\" hold a byte that is neither 0 nor 1");
            tensors.Add(entry.Name, data);
        }
        return (header, tensors);
    }

    private static SafeTensorsHeader ReadHeader(Stream stream, string file)
    {
        var size = stream.Length - stream.Position;
        if (size < SafeTensorsHeader.Start) throw ModelFileException.At(file, size, $"this is not a .safetensors file: its {size} bytes are too few", GiveModel);
        Span<byte> bytes = stackalloc byte[SafeTensorsHeader.Start];
        Fill(stream, bytes, file);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > MaximumHeader)
            throw ModelFileException.At(file, 0, $"this is not a .safetensors file: as its header's length it has {length}, more than the {MaximumHeader} bytes that the format allows", GiveModel);
        if ((long)length > size - SafeTensorsHeader.Start)
            throw ModelFileException.At(file, 0, $"this is not a .safetensors file, or it is cut short: its header claims {length} bytes, but only {size - SafeTensorsHeader.Start} follow");
        var start = new byte[SafeTensorsHeader.Start + (int)length];
        bytes.CopyTo(start);
        Fill(stream, start.AsSpan(SafeTensorsHeader.Start), file);
        var header = SafeTensorsHeader.Parse(file, start.AsSpan(SafeTensorsHeader.Start), size - start.Length);
        Checksums.VerifyHeader(file, start, header.ChecksumPlace);
        return header;
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
