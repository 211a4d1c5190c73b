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
    public void AFileOfOtherProgramsIsReadUnlessChecksumsAreRequired()
    {
        byte[] bytes = [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'];
        Assert.Empty(Read(bytes).Tensors);
        Assert.Contains("no checksums", Assert.Throws<ModelFileException>(() => Read(bytes, requireChecksums: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReservedNamesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new SafeTensorsFile(new Dictionary<string, TensorData> { ["__metadata__"] = new[] { 1f } }));
        Assert.Throws<ArgumentException>(() => new SafeTensorsFile(new Dictionary<string, TensorData>(), new Dictionary<string, string> { ["checksums"] = "" }));
        Assert.Throws<ArgumentException>(() => new SafeTensorsFile(new Dictionary<string, TensorData>(), new Dictionary<string, string> { ["header_checksum"] = "" }));
    }

    [Fact]
    public void ChecksumIsCastagnolis()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
        Assert.Equal(Crc32C.Of("123456789"u8), Crc32C.Append(Crc32C.Of("1234"u8), "56789"u8));
        Assert.Equal(0u, Crc32C.Of([]));
    }
}
