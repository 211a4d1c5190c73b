using System.Buffers.Binary;
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
        var header = Header(ordered, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, data) in ordered) stream.Write(data.Bytes);
    }

    private static byte[] Header(List<KeyValuePair<string, TensorData>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(SafeTensorsHeader.MetadataName);
            foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) writer.WriteString(key, value);
            writer.WriteEndObject();
            var place = 0L;
            foreach (var (name, data) in tensors) place = WriteEntry(writer, name, data, place);
            writer.WriteEndObject();
        }
        while (buffer.Length % Alignment != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
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
