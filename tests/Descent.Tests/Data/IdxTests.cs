using System.Buffers.Binary;
using System.IO.Compression;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class IdxTests : DataTests
{
    private static readonly byte[] s_small = File(0x08, [2, 3], [1, 2, 3, 4, 5, 255]);

    [Fact]
    public void Unsigned_bytes_stay_bytes()
    {
        var data = Read(s_small);
        Assert.Equal((DType.UInt8, Shape.Create([2, 3])), (data.DType, data.Shape));
        Assert.Equal([1, 2, 3, 4, 5, 255], data.ToDoubles());
    }

    [Theory]
    [InlineData(0x09, DType.Int32, "ff 7f", new[] { -1.0, 127 })]
    [InlineData(0x0b, DType.Int32, "ff fe 01 00", new[] { -2.0, 256 })]
    [InlineData(0x0c, DType.Int32, "ff ff ff fd 00 01 00 00", new[] { -3.0, 65536 })]
    [InlineData(0x0d, DType.Float32, "3f 80 00 00 c0 00 00 00", new[] { 1.0, -2 })]
    [InlineData(0x0e, DType.Float64, "3f f0 00 00 00 00 00 00 c0 04 00 00 00 00 00 00", new[] { 1.0, -2.5 })]
    public void All_element_types_are_read_big_endian(byte code, DType type, string elements, double[] values)
    {
        var data = Read(File(code, [2], Convert.FromHexString(elements.Replace(" ", ""))));
        Assert.Equal(type, data.DType);
        Assert.Equal(values, data.ToDoubles());
    }

    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 0, 28, 28 }, 0)]
    [InlineData(new[] { 1, 2, 1, 2, 1, 2 }, 8)]
    public void All_ranks_are_read(int[] sizes, int count) => Assert.Equal(Shape.Create(sizes), Read(File(0x08, sizes, new byte[count])).Shape);

    [Fact]
    public void Gzip_is_recognised_by_its_content()
    {
        using var file = new TemporaryFile(".idx", Compress(s_small));
        Assert.Equal(Read(s_small).ToDoubles(), Idx.Read(file.Path).ToDoubles());
    }

    [Theory]
    [InlineData("", "byte 0: the file is cut off")]
    [InlineData("50 4b 03 04", "byte 0: an IDX file begins with two zero bytes, this one with 50 4b")]
    [InlineData("00 00 0a 01 00 00 00 01 00", "byte 2: there is no element type 0a")]
    [InlineData("00 00 08 02 00 00 00 01", "byte 8: the file is cut off: the lengths of 2 axes need 8 bytes, 4 are left")]
    [InlineData("00 00 08 01 00 00 00 03 01 02", "byte 10: the file is cut off: the elements of shape [3] need 3 bytes, 2 are left")]
    [InlineData("00 00 08 01 00 00 00 01 01 02", "byte 9: the file goes on behind its last element")]
    [InlineData("00 00 08 01 ff ff ff ff 01", "byte 4: axis 0 has the length 4294967295")]
    [InlineData("00 00 08 02 00 01 00 00 00 01 00 00 01", "byte 8: the lengths 65536 x 65536 need more bytes than an array holds")]
    [InlineData("00 00 08 03 7f ff ff 00 7f ff ff ff 00 00 00 00", "byte 8: the lengths")]
    [InlineData("00 00 0e 01 7f ff ff ff 01", "byte 4: the lengths")]
    [InlineData("1f 8b", "byte 0: it is too short for a compressed file")]
    [InlineData("1f 8b 08 00 00 00 00 00 00 03 07 00 00 00", "byte 0: the file cannot be decompressed")]
    public void What_is_no_IDX_file_is_refused_with_its_place(string content, string message)
    {
        using var file = new TemporaryFile(".idx", Convert.FromHexString(content.Replace(" ", "")));
        Assert.StartsWith($"{file.Path}, {message}", Assert.Throws<DataException>(() => Idx.Read(file.Path)).Message);
    }

    [Fact]
    public void A_compressed_file_that_is_cut_off_is_refused_wherever_it_is_cut()
    {
        var whole = Compress(s_small);
        for (var length = 0; length < whole.Length; length++)
            Assert.StartsWith("cut, byte ", Assert.Throws<DataException>(() => Read(whole[..length], "cut")).Message);
    }

    [Fact]
    public void Damaged_files_are_used_or_refused()
    {
        var random = new RandomStream(1, "mutations");
        for (var i = 0; i < 2000; i++)
        {
            var bytes = (byte[])(i % 2 == 0 ? s_small.Clone() : Compress(s_small));
            for (var changes = 1 + random.NextInt(3); changes > 0; changes--) bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256);
            try
            {
                Read(bytes);
            }
            catch (DataException error)
            {
                Assert.StartsWith("test, byte ", error.Message);
            }
        }
    }

    [Fact]
    public void A_header_that_claims_much_takes_little_memory()
    {
        var claim = File(0x08, [2_000_000_000], [1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DataException>(() => Read(claim));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        Assert.Contains("there is no such file", Assert.Throws<DataException>(() => Idx.Read("no/such/file")).Message);
        Assert.Contains("is a folder", Assert.Throws<DataException>(() => Idx.Read(Path.GetTempPath())).Message);
    }

    /// <summary>The bytes of an IDX file.</summary>
    internal static byte[] File(byte type, int[] sizes, byte[] elements)
    {
        var header = new byte[4 + 4 * sizes.Length];
        (header[2], header[3]) = (type, (byte)sizes.Length);
        for (var axis = 0; axis < sizes.Length; axis++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), sizes[axis]);
        return [.. header, .. elements];
    }

    internal static byte[] Compress(byte[] content)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal)) gzip.Write(content);
        return result.ToArray();
    }

    private static TensorData Read(byte[] content, string name = "test") => Idx.Read(new MemoryStream(content), name);
}
