using System.Globalization;
using System.Text;
using System.Text.Json;
using Descent.Graph;

namespace Descent.Serialization;

/// <summary>
/// The entries of a file's metadata by which damage is found. "checksums" is a JSON object of the CRC-32C of every tensor (its type, shape
/// and bytes). "header_checksum" is that of everything before the tensors' bytes, the header's length and padding included, its own eight
/// digits taken as zeros. Together they cover every byte of the file. Other programs' files have neither.
/// </summary>
internal static class Checksums
{
    public const string Key = "checksums", HeaderKey = "header_checksum";

    /// <summary>What stands for the header's checksum while it is computed.</summary>
    public const string Blank = "00000000";

    /// <summary>Whether a key of the metadata is written by the file itself.</summary>
    public static bool IsReserved(string key) => key is Key or HeaderKey;

    /// <summary>The entry of the tensors' checksums.</summary>
    public static string Describe(IReadOnlyDictionary<string, TensorData> tensors)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, SafeTensorsWriter.JsonOptions))
        {
            writer.WriteStartObject();
            foreach (var (name, data) in tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal)) writer.WriteString(name, Text(Of(data)));
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The header's checksum as its eight digits.</summary>
    /// <param name="start">What stands before the tensors' bytes, the header's length first.</param>
    /// <param name="place">Where in it the digits are or will be.</param>
    public static string OfHeader(ReadOnlySpan<byte> start, int place)
    {
        Span<byte> blank = stackalloc byte[Blank.Length];
        blank.Fill((byte)'0');
        return Text(Crc32C.Append(Crc32C.Append(Crc32C.Of(start[..place]), blank), start[(place + blank.Length)..]));
    }

    /// <summary>The header is the one that was written, to the byte. One without a checksum passes.</summary>
    /// <param name="file">The file's name in messages.</param>
    /// <param name="start">What stands before the tensors' bytes.</param>
    /// <param name="place">Where in it the digits are; null if there are none.</param>
    /// <exception cref="ModelFileException">The checksum differs.</exception>
    public static void VerifyHeader(string file, ReadOnlySpan<byte> start, int? place)
    {
        if (place is not { } digits) return;
        var stated = start[digits..];
        stated = stated[..stated.IndexOf((byte)'"')];
        if (stated.Length == Blank.Length && stated.SequenceEqual(Encoding.ASCII.GetBytes(OfHeader(start, digits)))) return;
        throw ModelFileException.At(file, 0, $"the header, bytes 0 to {start.Length - 1}, does not have the checksum that stands at byte {digits}: it has changed since it was saved");
    }

    /// <summary>The tensors are those that the entry was made for.</summary>
    /// <exception cref="ModelFileException">A checksum is missing or differs.</exception>
    public static void Verify(string file, SafeTensorsHeader header, string entry, IReadOnlyDictionary<string, TensorData> tensors)
    {
        var stated = Parse(file, entry);
        foreach (var tensor in header.Entries)
        {
            if (!stated.Remove(tensor.Name, out var expected)) throw ModelFileException.At(file, tensor.Place, $"there is no checksum of \"{tensor.Name}\"");
            var checksum = Of(tensors[tensor.Name]);
            if (expected == checksum) continue;
            var first = header.DataStart + tensor.Begin;
            throw ModelFileException.At(file, first, $"the checksum of \"{tensor.Name}\", bytes {first} to {header.DataStart + tensor.End - 1}, is {Text(checksum)} instead of {Text(expected)}: its bytes have changed since they were saved");
        }
        if (stated.Count > 0) throw ModelFileException.At(file, SafeTensorsHeader.Start, $"the tensor \"{stated.Keys.First()}\" has a checksum but is missing");
    }

    private static string Text(uint checksum) => checksum.ToString("x8", CultureInfo.InvariantCulture);

    private static uint Of(TensorData data) => Crc32C.Append(Crc32C.Of(Encoding.UTF8.GetBytes(data.ToString())), data.Bytes);

    private static SortedDictionary<string, uint> Parse(string file, string entry)
    {
        var stated = new SortedDictionary<string, uint>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(entry);
            foreach (var checksum in document.RootElement.EnumerateObject())
                if (!stated.TryAdd(checksum.Name, uint.Parse(checksum.Value.GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))
                    throw ModelFileException.At(file, SafeTensorsHeader.Start, $"two checksums of \"{checksum.Name}\" are given");
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            throw ModelFileException.At(file, SafeTensorsHeader.Start, "the list of checksums in the metadata cannot be read", inner: error);
        }
        return stated;
    }
}
