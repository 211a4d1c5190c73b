using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Descent.Graph;

namespace Descent.Serialization;

/// <summary>
/// The header of a .safetensors file, read strictly: only what the format defines, each name once, and tensors that fill the rest of the
/// file without a gap or an overlap. Reading it allocates no more than the header's own size in proportion.
/// </summary>
internal sealed class SafeTensorsHeader
{
    public const string MetadataName = "__metadata__";

    /// <summary>The bytes before the header: its length.</summary>
    public const int Start = 8;

    private const int MostLengths = 16;

    private readonly string _file;
    private readonly List<SafeTensorsEntry> _entries = [];

    private SafeTensorsHeader(string file, int length) => (_file, DataStart) = (file, Start + length);

    /// <summary>The first byte of the tensors' data in the file.</summary>
    public long DataStart { get; }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<SafeTensorsEntry> Entries => _entries;

    /// <summary>Where in the file the digits of the header's checksum stand; null if it has none.</summary>
    public int? ChecksumPlace { get; private set; }

    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads and checks a header.</summary>
    /// <param name="file">The file's name in messages.</param>
    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">The number of bytes behind the header.</param>
    /// <exception cref="ModelFileException">The header breaks a rule of the format.</exception>
    public static SafeTensorsHeader Parse(string file, ReadOnlySpan<byte> json, long dataLength)
    {
        var header = new SafeTensorsHeader(file, json.Length);
        if (!Utf8.IsValid(json)) throw header.Refused(FirstInvalid(json), "the header is not UTF-8");
        if (json.IsEmpty || json[0] != '{') throw header.Refused(0, "the header does not begin with '{'");
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            header.ReadItems(ref reader);
            reader.Read();              // anything but white space behind the object is an error of JSON
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw ModelFileException.At(file, Start + reader.BytesConsumed, $"the header is not the JSON of a .safetensors file: {error.Message.TrimEnd('.')}", inner: error);
        }
        header.CheckPlaces(dataLength);
        return header;
    }

    /// <summary>The place of the first byte that is no UTF-8: what a strict decoder takes stops there.</summary>
    private static int FirstInvalid(ReadOnlySpan<byte> json)
    {
        Span<char> letters = stackalloc char[256];
        for (var place = 0; ;)
        {
            if (Utf8.ToUtf16(json[place..], letters, out var read, out _, replaceInvalidSequences: false) == OperationStatus.InvalidData) return place + read;
            place += read;
        }
    }

    private ModelFileException Refused(long place, string problem, string? remedy = null) =>
        remedy is null ? ModelFileException.At(_file, Start + place, problem) : ModelFileException.At(_file, Start + place, problem, remedy);

    private void ReadItems(ref Utf8JsonReader reader)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextName(ref reader, names, "the header") is { } name)
        {
            if (name == MetadataName) ReadMetadata(ref reader);
            else _entries.Add(ReadEntry(ref reader, name));
        }
    }

    /// <summary>The next property's name, the reader then standing on its value; null at the end of the object.</summary>
    private string? NextName(ref Utf8JsonReader reader, HashSet<string> names, string place)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return null;
        var name = reader.GetString()!;
        if (!names.Add(name)) throw Refused(reader.TokenStartIndex, $"the name \"{NearestName.Short(name)}\" stands twice in {place}");
        reader.Read();
        return name;
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Refused(reader.TokenStartIndex, $"{MetadataName} is not an object");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextName(ref reader, names, MetadataName) is { } key)
        {
            if (reader.TokenType != JsonTokenType.String) throw Refused(reader.TokenStartIndex, $"{MetadataName} holds \"{NearestName.Short(key)}\", which is not text");
            if (key == Checksums.HeaderKey) ChecksumPlace = Start + (int)reader.TokenStartIndex + 1;
            Metadata.Add(key, reader.GetString()!);
        }
    }

    private SafeTensorsEntry ReadEntry(ref Utf8JsonReader reader, string tensor)
    {
        var (place, name) = (reader.TokenStartIndex, NearestName.Short(tensor));
        if (reader.TokenType != JsonTokenType.StartObject) throw Refused(place, $"the tensor \"{name}\" is not described by an object");
        string? type = null;
        List<long>? shape = null, offsets = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextName(ref reader, names, $"the tensor \"{name}\"") is { } field)
        {
            switch (field)
            {
                case "dtype": type = reader.GetString(); break;
                case "shape": shape = ReadNumbers(ref reader, name, field); break;
                case "data_offsets": offsets = ReadNumbers(ref reader, name, field); break;
                default: throw Refused(reader.TokenStartIndex, $"the tensor \"{name}\" has the unknown field \"{NearestName.Short(field)}\"");
            }
        }
        if (type is null || shape is null || offsets is not [var begin, var end]) throw Refused(place, $"the tensor \"{name}\" needs a dtype, a shape and two data_offsets");
        if (!SafeTensorsEntry.Types.TryGetValue(type, out var dtype))
            throw Refused(place, $"the tensor \"{name}\" has the type \"{NearestName.Short(type)}\"", $"Convert it to one of {string.Join(", ", SafeTensorsEntry.Types.Keys)}.");
        return new(tensor, dtype, CheckedShape(place, name, shape, dtype, begin, end), begin, end, Start + place);
    }

    private List<long> ReadNumbers(ref Utf8JsonReader reader, string tensor, string field)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Refused(reader.TokenStartIndex, $"the {field} of the tensor \"{tensor}\" is not a list");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw Refused(reader.TokenStartIndex, $"the {field} of the tensor \"{tensor}\" holds what is not a whole number from 0 to {long.MaxValue}");
            numbers.Add(number);
        }
        return numbers;
    }

    private Shape CheckedShape(long place, string tensor, List<long> lengths, DType type, long begin, long end)
    {
        var bytes = (UInt128)type.Size();
        foreach (var length in lengths)
        {
            bytes *= (ulong)length;
            if (length > int.MaxValue || bytes > int.MaxValue)
                throw Refused(place, $"the tensor \"{tensor}\" has the shape {Listed(lengths)}, which is more than 2 GiB", "Split it into smaller tensors.");
        }
        if (end < begin || (ulong)(end - begin) != bytes)
            throw Refused(place, $"the tensor \"{tensor}\" of shape {Listed(lengths)} needs {bytes} bytes, but its data_offsets [{begin}, {end}] give another number");
        return [.. lengths.Select(length => (int)length)];
    }

    private void CheckPlaces(long dataLength)
    {
        _entries.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        var expected = 0L;
        foreach (var entry in _entries)
        {
            if (entry.Begin != expected)
                throw ModelFileException.At(_file, entry.Place, $"the tensor \"{NearestName.Short(entry.Name)}\" begins at byte {entry.Begin} of the data instead of {expected}: tensors {(entry.Begin < expected ? "overlap" : "leave a hole")}");
            expected = entry.End;
        }
        if (expected != dataLength)
            throw ModelFileException.At(_file, DataStart + Math.Min(expected, dataLength), $"the tensors need {expected} bytes of data, but the file holds {dataLength}: it is {(dataLength < expected ? "cut short" : "longer than it should be")}");
    }

    private static string Listed(List<long> lengths) => $"[{string.Join(", ", lengths.Take(MostLengths))}{(lengths.Count > MostLengths ? ", ..." : "")}]";
}
