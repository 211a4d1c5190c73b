using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Descent.Fuzz.Readers;

namespace Descent.Fuzz;

/// <summary>Inputs that are large, deep or claim to be large: each is used or refused within a second, and within memory in proportion to it.</summary>
public sealed class LargeInputTests
{
    [Theory]
    [InlineData("a row without an end")]
    [InlineData("a quote that is never closed")]
    [InlineData("quotes alone")]
    [InlineData("delimiters alone")]
    [InlineData("line ends alone")]
    [InlineData("ten thousand columns")]
    [InlineData("many rows")]
    [InlineData("long cells")]
    [InlineData("many classes")]
    [InlineData("zeros")]
    public void Tables(string what) => Law("csv", what switch
    {
        "a row without an end" => Text(string.Concat(Enumerable.Repeat("1234567,", 3 << 20))),
        "a quote that is never closed" => Text("a,b\n\"" + new string('x', 3 << 20)),
        "quotes alone" => Text("a,b\n" + new string('"', 1 << 20)),
        "delimiters alone" => Text(new string(',', 1 << 20)),
        "line ends alone" => Text(new string('\n', 1 << 20)),
        "ten thousand columns" => Rows(10_000, 3, (row, column) => row == 0 ? $"c{column}" : $"{row * column}"),
        "many rows" => Rows(2, 50_000, (row, column) => row == 0 ? $"c{column}" : $"{row * 7919 % 1000}.5"),
        "long cells" => Rows(3, 5, (row, column) => row == 0 ? $"c{column}" : new string((char)('a' + row), 100_000)),
        "many classes" => Rows(2, 40_000, (row, column) => row == 0 ? $"c{column}" : column == 0 ? $"{row}.5" : $"class {row / 2}"),
        _ => new byte[1 << 20],
    });

    [Fact]
    public void A_file_that_is_compressed_a_thousandfold()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
            for (var i = 0; i < 500; i++) zip.Write(new byte[1 << 20]);
        Law("gzip", bytes.ToArray());
        Law("idx", bytes.ToArray());
    }

    [Fact]
    public void Sizes_that_are_claimed()
    {
        Law("idx", [0, 0, 8, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3]);
        Law("idx", [0, 0, 14, 255, .. Enumerable.Repeat((byte)0x7F, 4 * 255)]);
        Law("idx", [0, 0, 8, 255, .. new byte[4 * 255]]);
        Law("idx", [0, 0, 8, 2, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF]);
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("pipeline")]
    [InlineData("architecture")]
    [InlineData("settings")]
    public void Json(string reader) => Law(reader,
        Text(new string('[', 1 << 20)), Text(string.Concat(Enumerable.Repeat("{\"columns\":", 100_000))), Text($"\"{new string('x', 1 << 20)}\""), Text(new string('9', 1 << 20)), Text("[" + string.Concat(Enumerable.Repeat("0,", 1 << 19)) + "0]"),
        Text($"{{\"{new string('n', 1 << 20)}\":1}}"), Text("{" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"\"{i}\":0,")) + "\"a\":0}"), Text(new string(' ', 1 << 20)), Text("{\"class_name\":\"" + new string('d', 1 << 20) + "\"}"));

    [Fact]
    public void Schemas() => Law("schema",
        Text($$"""{"columns":[{{string.Join(",", Enumerable.Range(0, 10_000).Select(i => $"{{\"name\":\"{i}\",\"role\":\"number\"}}"))}}]}"""),
        Text($$"""{"columns":[{{string.Join(",", Enumerable.Range(0, 10_000).Select(i => $"{{\"name\":\"{i}\",\"role\":\"number\"}}"))}},{"name":"9999"}]}"""),
        Text($$"""{"columns":[{"name":"thal","vocabulary":[{{string.Join(",", Enumerable.Range(0, 50_000).Select(i => $"\"{i}\""))}}]}]}"""));

    [Fact]
    public void Architectures() => Law("architecture",
        Sequential(Enumerable.Range(0, 1000).Select(i => $$"""{"class_name":"Activation","config":{"activation":"relu"},"name":"a{{i}}"}""")),
        Sequential(Enumerable.Range(0, 1000).Select(i => $$"""{"class_name":"Dense","config":{"units":2147483647},"name":"d{{i}}"}""")),
        Functional(Enumerable.Range(0, 1000).Select(i => $$"""{"class_name":"Activation","config":{"activation":"relu"},"name":"a{{i}}","inbound":["{{(i == 0 ? "x" : $"a{i - 1}")}}"]}"""), "a999"),
        Functional(Enumerable.Range(0, 1000).Select(i => $$"""{"class_name":"Activation","config":{"activation":"relu"},"name":"a{{i}}","inbound":["{{(i == 999 ? "x" : $"a{i + 1}")}}"]}"""), "a0"),
        Functional(Enumerable.Range(0, 60).Select(i => $$"""{"class_name":"Concatenate","config":{},"name":"a{{i}}","inbound":["{{(i == 0 ? "x" : $"a{i - 1}")}}","{{(i == 0 ? "x" : $"a{i - 1}")}}"]}"""), "a59"));

    [Fact]
    public void Headers() => Law("safetensors",
        SafeTensorsReader.WithHeader(Text("{" + string.Join(",", Enumerable.Range(0, 10_000).Select(i => $"\"{i}\":{{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[{i},{i + 1}]}}")) + "}"), new byte[10_000]),
        SafeTensorsReader.WithHeader(Text("{\"__metadata__\":{" + string.Join(",", Enumerable.Range(0, 50_000).Select(i => $"\"{i}\":\"\"")) + "}}"), []),
        Claim(100_000_000), Claim(long.MaxValue));

    private static void Law(string reader, params IReadOnlyList<byte[]> inputs)
    {
        var result = FuzzRun.RunInputs(AllReaders.Find(reader), inputs);
        Assert.True(result.Failures.Count == 0, result.ToString());
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Rows(int columns, int rows, Func<int, int, string> cell) =>
        Text(string.Join('\n', Enumerable.Range(0, rows + 1).Select(row => string.Join(',', Enumerable.Range(0, columns).Select(column => cell(row, column))))));

    private static byte[] Sequential(IEnumerable<string> layers) => Text($$"""{"type":"sequential","inputs":[{"name":"x","shape":[2]}],"layers":[{{string.Join(",", layers)}}],"outputs":[]}""");

    private static byte[] Functional(IEnumerable<string> layers, string output) => Text($$"""{"type":"functional","inputs":[{"name":"x","shape":[2]}],"layers":[{{string.Join(",", layers)}}],"outputs":["{{output}}"]}""");

    private static byte[] Claim(long length)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        return bytes;
    }
}
