using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Descent.Graph;

namespace Descent.Serialization;

/// <summary>
/// Writes the .safetensors format: eight bytes of the header's length, the JSON header, the tensors' bytes. Equal content gives equal
/// bytes: metadata in the order of its keys, tensors from the widest element type to the narrowest, which keeps each aligned, and among
/// those by name.
/// </summary>
internal static class SafeTensorsWriter
{
    public static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Alignment = 8;

    public static void Write(Stream stream, IReadOnlyDictionary<string, TensorData> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var ordered = tensors.OrderByDescending(tensor => tensor.Value.DType.Size()).ThenBy(tensor => tensor.Key, StringComparer.Ordinal).ToList();
        stream.Write(Start(ordered, metadata));
        foreach (var (_, data) in ordered) stream.Write(data.Bytes);
    }

    /// <summary>What stands before the tensors' bytes.</summary>
    private static byte[] Start(List<KeyValuePair<string, TensorData>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        buffer.Write(new byte[SafeTensorsHeader.Start]);
        int checksumPlace;
        using (var writer = new Utf8JsonWriter(buffer, JsonOptions))
        {
            writer.WriteStartObject();
            checksumPlace = WriteMetadata(writer, metadata);
            var place = 0L;
            foreach (var (name, data) in tensors) place = WriteEntry(writer, name, data, place);
            writer.WriteEndObject();
        }
        while (buffer.Length % Alignment != 0) buffer.WriteByte((byte)' ');
        var start = buffer.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(start, start.Length - SafeTensorsHeader.Start);
        Encoding.ASCII.GetBytes(Checksums.OfHeader(start, checksumPlace), start.AsSpan(checksumPlace));
        return start;
    }

    /// <summary>Writes the metadata with a blank checksum of the header, and gives that one's place in the file.</summary>
    private static int WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        var checksumPlace = 0L;
        writer.WriteStartObject(SafeTensorsHeader.MetadataName);
        foreach (var (key, value) in metadata.Append(new(Checksums.HeaderKey, Checksums.Blank)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
            if (key == Checksums.HeaderKey) checksumPlace = SafeTensorsHeader.Start + writer.BytesCommitted + writer.BytesPending - 1 - value.Length;
        }
        writer.WriteEndObject();
        return (int)checksumPlace;
    }

    private static long WriteEntry(Utf8JsonWriter writer, string name, TensorData data, long begin)
    {
        var end = begin + data.Bytes.Length;
        writer.WriteStartObject(name);
        writer.WriteString("dtype", SafeTensorsEntry.TypeName(data.DType));
        writer.WriteStartArray("shape");
        foreach (var length in data.Shape) writer.WriteNumberValue(length);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return end;
    }
}
