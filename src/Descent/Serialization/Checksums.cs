using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Descent.Graph;

namespace Descent.Serialization;

/// <summary>
/// The entry "checksums" of a file's metadata: a JSON object of the CRC-32C of every tensor (its type, shape and bytes) and, as
/// <c>__metadata__</c>, of all other entries of the metadata.
/// </summary>
internal static class Checksums
{
    public const string Key = "checksums";

    /// <summary>The entry for a content.</summary>
    public static string Describe(IReadOnlyDictionary<string, TensorData> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, SafeTensorsWriter.JsonOptions))
        {
            writer.WriteStartObject();
            foreach (var (name, checksum) in Compute(tensors, metadata)) writer.WriteString(name, checksum.ToString("x8"));
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The content is the one that the entry was made for.</summary>
    /// <exception cref="ModelFileException">A checksum is missing or differs.</exception>
    public static void Verify(string file, string entry, IReadOnlyDictionary<string, TensorData> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var stated = Parse(file, entry);
        foreach (var (name, checksum) in Compute(tensors, metadata))
        {
            if (!stated.Remove(name, out var expected)) throw new ModelFileException(file, $"there is no checksum of \"{name}\"");
            if (expected != checksum) throw new ModelFileException(file, $"the checksum of \"{name}\" is {checksum:x8} instead of {expected:x8}: its bytes have changed since they were saved");
        }
        if (stated.Count > 0) throw new ModelFileException(file, $"the tensor \"{stated.Keys.First()}\" has a checksum but is missing");
    }

    private static SortedDictionary<string, uint> Compute(IReadOnlyDictionary<string, TensorData> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var checksums = new SortedDictionary<string, uint>(StringComparer.Ordinal);
        foreach (var (name, data) in tensors) checksums[name] = Crc32C.Append(Crc32C.Of(Encoding.UTF8.GetBytes(data.ToString())), data.Bytes);
        var others = 0u;
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) others = AppendText(AppendText(others, key), value);
        checksums[SafeTensorsHeader.MetadataName] = others;
        return checksums;
    }

    // The length goes first, so that no letter can move from one text to the next unseen.
    private static uint AppendText(uint checksum, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return Crc32C.Append(Crc32C.Append(checksum, length), bytes);
    }

    private static Dictionary<string, uint> Parse(string file, string entry)
    {
        var stated = new Dictionary<string, uint>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(entry);
            foreach (var checksum in document.RootElement.EnumerateObject())
                if (!stated.TryAdd(checksum.Name, uint.Parse(checksum.Value.GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))
                    throw new ModelFileException(file, $"two checksums of \"{checksum.Name}\" are given");
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            throw new ModelFileException(file, "the list of checksums in the metadata cannot be read", inner: error);
        }
        return stated;
    }
}
