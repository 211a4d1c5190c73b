using System.Buffers.Binary;
using System.Text;
using Descent.Graph;
using Descent.Serialization;

namespace Descent.Tests.Serialization;

public class SafeTensorsFileTests
{
    private static SafeTensorsFile Sample() => new(
        new Dictionary<string, TensorData>
        {
            ["dense/kernel"] = new[,] { { 1.5f, -2f }, { float.NaN, 0f } },
            ["dense/bias"] = new[] { 1.0, double.MaxValue },
            ["step"] = TensorData.From([long.MinValue], Shape.Scalar),
            ["labels"] = new[] { 3, -1 },
            ["mask"] = TensorData.From([true, false, true]),
            ["image"] = TensorData.From<byte>([0, 255]),
            ["nothing"] = TensorData.From<float>([], [0, 3]),
        },
        new Dictionary<string, string> { ["architecture"] = """{"name":"größe"}""", ["engine"] = "1" });

    private static byte[] Bytes(SafeTensorsFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    private static SafeTensorsFile Read(byte[] bytes, bool requireChecksums = false) =>
        SafeTensorsFile.Read(new MemoryStream(bytes), "model.safetensors", requireChecksums);

    private static byte[] WithHeader(string json, int data = 0) => WithHeader(Encoding.UTF8.GetBytes(json), data);

    private static byte[] WithHeader(byte[] header, int data)
    {
        var bytes = new byte[8 + header.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        return bytes;
    }

    private static void AssertEqual(SafeTensorsFile expected, SafeTensorsFile actual)
    {
        Assert.Equal(expected.Metadata.OrderBy(pair => pair.Key), actual.Metadata.OrderBy(pair => pair.Key));
        Assert.Equal(expected.Tensors.Keys.Order(), actual.Tensors.Keys.Order());
        foreach (var (name, data) in expected.Tensors)
        {
            Assert.Equal(data.ToString(), actual.Tensors[name].ToString());
            Assert.Equal(data.Bytes.ToArray(), actual.Tensors[name].Bytes.ToArray());
        }
    }

    [Fact]
    public void ContentComesBack() => AssertEqual(Sample(), Read(Bytes(Sample()), requireChecksums: true));

    [Fact]
    public void EqualContentGivesEqualBytesWhateverItsOrder()
    {
        var sample = Sample();
        var reversed = new SafeTensorsFile(
            new Dictionary<string, TensorData>(sample.Tensors.Reverse()), new Dictionary<string, string>(sample.Metadata.Reverse()));
        Assert.Equal(Bytes(sample), Bytes(reversed));
    }

    [Fact]
    public void DataIsAlignedToEightBytes()
    {
        var bytes = Bytes(Sample());
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(bytes) % 8);
        var text = Encoding.UTF8.GetString(bytes.AsSpan(8, (int)BinaryPrimitives.ReadInt64LittleEndian(bytes)));
        Assert.StartsWith("""{"__metadata__":{"architecture":""", text, StringComparison.Ordinal);
        Assert.Contains(""" "dense/bias":{"dtype":"F64","shape":[2],"data_offsets":[0,16]} """.Trim(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        var bytes = Bytes(Sample());
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<ModelFileException>(() => Read(bytes[..length]));
        Assert.Throws<ModelFileException>(() => Read([.. bytes, 0]));
    }

    [Fact]
    public void EveryChangedByteIsRefusedOrChangesNothing()
    {
        var sample = Sample();
        var bytes = Bytes(sample);
        for (var place = 0; place < bytes.Length; place++)
        {
            foreach (var change in (byte[])[1, 2, 4, 8, 16, 32, 64, 128, 255])
            {
                var changed = (byte[])bytes.Clone();
                changed[place] ^= change;
                SafeTensorsFile read;
                try
                {
                    read = Read(changed, requireChecksums: true);
                }
                catch (ModelFileException)
                {
                    continue;
                }
                AssertEqual(sample, read);
            }
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4)]            // a scalar
    [InlineData("""{"a":{"dtype":"F32","shape":[2,0],"data_offsets":[0,0]}}""", 0)]         // no elements
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("""{}""", 0)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}     """, 4)]      // padded with spaces
    public void OddButValidFilesAreRead(string header, int data) => Assert.NotNull(Read(WithHeader(header, data)));

    [Theory]
    [InlineData("overlap", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12)]
    [InlineData("hole", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12)]
    [InlineData("instead of 0", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData("longer than it should be", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5)]
    [InlineData("cut short", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4)]
    [InlineData("another number", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData("another number", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4)]
    [InlineData("2 GiB", """{"a":{"dtype":"F32","shape":[2,2,9223372036854775807],"data_offsets":[0,16]}}""", 16)]
    [InlineData("2 GiB", """{"a":{"dtype":"F64","shape":[1073741824,1073741824],"data_offsets":[0,0]}}""", 0)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,0]}}""", 0)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4)]
    [InlineData("\"F16\"", """{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData("stands twice in the header", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2)]
    [InlineData("stands twice in __metadata__", """{"__metadata__":{"k":"1","k":"2"}}""", 0)]
    [InlineData("stands twice in the tensor", """{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("not text", """{"__metadata__":{"k":1}}""", 0)]
    [InlineData("not an object", """{"__metadata__":[]}""", 0)]
    [InlineData("unknown field", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"type":"System.String"}}""", 1)]
    [InlineData("needs a dtype", """{"a":{"dtype":"U8","data_offsets":[0,1]}}""", 1)]
    [InlineData("two data_offsets", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", 1)]
    [InlineData("not a list", """{"a":{"dtype":"U8","shape":1,"data_offsets":[0,1]}}""", 1)]
    [InlineData("not described by an object", """{"a":1}""", 0)]
    [InlineData("not the JSON", """{"a":{"dtype":{},"shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("not the JSON", """{"a":""", 0)]
    [InlineData("not the JSON", """{} x""", 0)]
    [InlineData("not the JSON", """{"\ud800":1}""", 0)]
    [InlineData("does not begin with '{'", """[]""", 0)]
    [InlineData("does not begin with '{'", """ {}""", 0)]
    [InlineData("does not begin with '{'", "", 0)]
    public void BrokenHeadersAreRefusedWithTheReason(string reason, string header, int data)
    {
        var error = Assert.Throws<ModelFileException>(() => Read(WithHeader(header, data)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("model.safetensors: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherDamageIsRefusedWithTheReason()
    {
        Assert.Contains("too few", Assert.Throws<ModelFileException>(() => Read([1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("100000000", Assert.Throws<ModelFileException>(() => Read([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("only 2 follow", Assert.Throws<ModelFileException>(() => Read([3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'])).Message, StringComparison.Ordinal);
        Assert.Contains("not UTF-8", Assert.Throws<ModelFileException>(() => Read(WithHeader([(byte)'{', 0xFF, (byte)'}'], 0))).Message, StringComparison.Ordinal);
        var truths = WithHeader("""{"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}""", 1);
        truths[^1] = 2;
        Assert.Contains("neither 0 nor 1", Assert.Throws<ModelFileException>(() => Read(truths)).Message, StringComparison.Ordinal);
        Assert.Contains("no checksums", Assert.Throws<ModelFileException>(() => Read(WithHeader("{}"), requireChecksums: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReservedNamesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new SafeTensorsFile(new Dictionary<string, TensorData> { ["__metadata__"] = new[] { 1f } }));
        Assert.Throws<ArgumentException>(() => new SafeTensorsFile(new Dictionary<string, TensorData>(), new Dictionary<string, string> { ["checksums"] = "" }));
    }

    [Fact]
    public void ChecksumIsCastagnolis()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
        Assert.Equal(Crc32C.Of("123456789"u8), Crc32C.Append(Crc32C.Of("1234"u8), "56789"u8));
        Assert.Equal(0u, Crc32C.Of([]));
    }
}
