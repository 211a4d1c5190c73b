using System.Buffers.Binary;
using System.Text;
using Descent.Graph;
using Descent.Serialization;

namespace Descent.Tests.Serialization;

/// <summary>
/// What the .safetensors format accepts and refuses, as one table: the vectors of its reference implementation (safetensors/src/tensor.rs) and further ones. In the headers <c>^</c>
/// marks the byte that the message names; without it the last column counts from the start of the data.
/// </summary>
public class SafeTensorsVectorTests
{
    [Theory]
    [InlineData("no tensors", """{}""", 0)]
    [InlineData("metadata alone", """{"__metadata__":{"a":"b"}}""", 0)]
    [InlineData("metadata behind tensors", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"__metadata__":{}}""", 1)]
    [InlineData("scalar", """{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4)]
    [InlineData("zero-size", """{"a":{"dtype":"F32","shape":[2,0],"data_offsets":[0,0]}}""", 0)]
    [InlineData("zero-size beside another", """{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("zero-size at the end", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"I64","shape":[0],"data_offsets":[1,1]}}""", 1)]
    [InlineData("padded with spaces", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}     """, 4)]
    [InlineData("white space within", "{ \"a\" : {\n\"dtype\":\"F32\", \"shape\":[ 1 ],\t\"data_offsets\":[0, 4] } }", 4)]
    [InlineData("tensors not in the order of their bytes", """{"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 2)]
    [InlineData("misaligned", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F64","shape":[1],"data_offsets":[1,9]}}""", 9)]
    [InlineData("fields in another order", """{"a":{"data_offsets":[0,8],"shape":[1],"dtype":"I64"}}""", 8)]
    [InlineData("an empty name", """{"":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("names of any letters", """{"größe/\u0000\ud83d\ude00":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("many axes", """{"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}}""", 1)]
    public void Accepted(string name, string header, int data)
    {
        var file = Read(WithHeader(header, data));
        Assert.Equal(header.Split("dtype").Length - 1, file.Tensors.Count);
        using var again = new MemoryStream();
        file.Write(again);
        Assert.True(Read(again.ToArray()).Tensors.Keys.Order().SequenceEqual(file.Tensors.Keys.Order()), name);
    }

    [Fact]
    public void Values_that_are_no_numbers_are_accepted()
    {
        var bytes = WithHeader("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", 12);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(^12), float.NaN);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(^8), float.NegativeInfinity);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(^4), 0xFFC0_0001);      // a NaN with a payload keeps it
        Assert.Equal(bytes[^12..], Read(bytes).Tensors["a"].Bytes.ToArray());
        Assert.Equal(DType.Float32, Read(bytes).Tensors["a"].DType);
    }

    [Theory]
    [InlineData("overlap", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":^{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12)]
    [InlineData("overlap", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":^{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("hole", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":^{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12)]
    [InlineData("instead of 0", """{"a":^{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData("longer than it should be", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, 4)]
    [InlineData("longer than it should be", """{}""", 1, 0)]
    [InlineData("cut short", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, 4)]
    [InlineData("cut short", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 0, 0)]
    [InlineData("another number", """{"a":^{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData("another number", """{"a":^{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}""", 16)]
    [InlineData("another number", """{"a":^{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4)]
    [InlineData("another number", """{"a":^{"dtype":"U8","shape":[0],"data_offsets":[1,0]}}""", 1)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[2,^18446744073709551614],"data_offsets":[0,16]}}""", 16)]
    [InlineData("2 GiB", """{"a":^{"dtype":"F32","shape":[2,2,9223372036854775807],"data_offsets":[0,16]}}""", 16)]
    [InlineData("2 GiB", """{"a":^{"dtype":"F64","shape":[1073741824,1073741824],"data_offsets":[0,0]}}""", 0)]
    [InlineData("2 GiB", """{"a":^{"dtype":"U8","shape":[65536,65536],"data_offsets":[0,0]}}""", 0)]
    [InlineData("2 GiB", """{"a":^{"dtype":"U8","shape":[0,4294967296],"data_offsets":[0,0]}}""", 0)]
    [InlineData("another number", """{"a":^{"dtype":"U8","shape":[2147483647],"data_offsets":[0,0]}}""", 0)]
    [InlineData("cut short", """{"a":{"dtype":"U8","shape":[2147483647],"data_offsets":[0,2147483647]}}""", 0, 0)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[^18446744073709551616],"data_offsets":[0,0]}}""", 0)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[^-1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[^1.5],"data_offsets":[0,4]}}""", 4)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[^"1"],"data_offsets":[0,4]}}""", 4)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[^[1]],"data_offsets":[0,4]}}""", 4)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[^-4,0]}}""", 4)]
    [InlineData("whole number", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,^1e9999]}}""", 4)]
    [InlineData("the type \"F16\"", """{"a":^{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData("the type \"f32\"", """{"a":^{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("the type \"System.Object\"", """{"a":^{"dtype":"System.Object","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("stands twice in the header", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},^"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2)]
    [InlineData("stands twice in the header", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},^"\u0061":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2)]
    [InlineData("stands twice in the header", """{"__metadata__":{},^"__metadata__":{}}""", 0)]
    [InlineData("stands twice in __metadata__", """{"__metadata__":{"k":"1",^"k":"2"}}""", 0)]
    [InlineData("stands twice in the tensor", """{"a":{"dtype":"U8",^"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("not text", """{"__metadata__":{"k":^1}}""", 0)]
    [InlineData("not text", """{"__metadata__":{"k":^null}}""", 0)]
    [InlineData("not text", """{"__metadata__":{"k":^{"l":"m"}}}""", 0)]
    [InlineData("not an object", """{"__metadata__":^[]}""", 0)]
    [InlineData("not an object", """{"__metadata__":^"a"}""", 0)]
    [InlineData("unknown field", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"type":^"System.String"}}""", 1)]
    [InlineData("unknown field", """{"a":{"$type":^"System.String","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("needs a dtype", """{"a":^{"dtype":"U8","data_offsets":[0,1]}}""", 1)]
    [InlineData("needs a dtype", """{"a":^{"shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("needs a dtype", """{"a":^{"dtype":null,"shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("needs a dtype", """{"a":^{}}""", 0)]
    [InlineData("two data_offsets", """{"a":^{"dtype":"U8","shape":[1]}}""", 1)]
    [InlineData("two data_offsets", """{"a":^{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1)]
    [InlineData("two data_offsets", """{"a":^{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", 1)]
    [InlineData("not a list", """{"a":{"dtype":"U8","shape":^1,"data_offsets":[0,1]}}""", 1)]
    [InlineData("not a list", """{"a":{"dtype":"U8","shape":^null,"data_offsets":[0,1]}}""", 1)]
    [InlineData("not described by an object", """{"a":^1}""", 0)]
    [InlineData("not described by an object", """{"a":^null}""", 0)]
    [InlineData("not the JSON", """{"a":{"dtype":{^},"shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("not the JSON", """{"a":{"dtype":7^,"shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("not the JSON", """{"a":^""", 0)]
    [InlineData("not the JSON", """{} ^x""", 0)]
    [InlineData("not the JSON", """{"a":{"dtype":^"U8""", 0)]
    [InlineData("not the JSON", """{^'a':1}""", 0)]
    [InlineData("not the JSON", """{"a":{"dtype":"U8","shape":[1],^],"data_offsets":[0,1]}}""", 1)]
    [InlineData("not the JSON", """{^/* a comment */}""", 0)]
    [InlineData("not the JSON", """{"\ud800":^1}""", 0)]
    [InlineData("not the JSON", """{}^{}""", 0)]
    [InlineData("does not begin with '{'", """^[]""", 0)]
    [InlineData("does not begin with '{'", """^ {}""", 0)]
    [InlineData("does not begin with '{'", "^\uFEFF{}", 0)]
    [InlineData("does not begin with '{'", "^", 0)]
    public void Refused(string reason, string marked, int data, int behindData = 0)
    {
        var header = marked.Replace("^", "");
        var mark = marked.IndexOf('^', StringComparison.Ordinal);
        var place = 8 + (mark >= 0 ? Encoding.UTF8.GetByteCount(marked[..mark]) : Encoding.UTF8.GetByteCount(header) + behindData);
        RefusedAt(place, reason, WithHeader(header, data));
    }

    [Fact]
    public void Refused_lengths_of_the_header()
    {
        RefusedAt(0, "too few", []);
        RefusedAt(7, "too few", [0, 0, 0, 0, 0, 0, 0]);
        RefusedAt(8, "does not begin with '{'", new byte[8]);
        RefusedAt(0, "only 2 follow", [3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        RefusedAt(0, "100000000", Length(ulong.MaxValue));
        RefusedAt(0, "100000000", Length(1UL << 63));
        RefusedAt(0, "has 100000001, more than the 100000000 bytes", Length(100_000_001));
        RefusedAt(0, "its header claims 100000000 bytes, but only 2 follow", Length(100_000_000));
    }

    [Fact]
    public void Refused_bytes()
    {
        RefusedAt(9, "not UTF-8", WithHeader([(byte)'{', 0xFF, (byte)'}'], 0));
        RefusedAt(8 + 302, "not UTF-8", WithHeader([.. Encoding.UTF8.GetBytes("{" + new string('ä', 150)), (byte)' ', 0xC3, (byte)'}'], 0));
        RefusedAt(10, "not UTF-8", WithHeader([(byte)'{', (byte)' ', 0xE2, 0x82], 0));
        var truths = WithHeader("""{"a":{"dtype":"BOOL","shape":[3],"data_offsets":[0,3]}}""", 3);
        truths[^1] = 2;
        RefusedAt(truths.Length - 1, "neither 0 nor 1", truths);
    }

    /// <summary>Deep nesting and a long header of nothing cost what they are long, not more.</summary>
    [Fact]
    public void Refused_without_using_more_than_the_file()
    {
        RefusedAt(null, "not the JSON", WithHeader("""{"a":{"dtype":""" + new string('[', 1_000_000), 0));
        RefusedAt(null, "not text", WithHeader("""{"__metadata__":""" + string.Concat(Enumerable.Repeat("{\"a\":", 200_000)), 0));
        RefusedAt(null, "another number", WithHeader("""{"a":{"dtype":"U8","shape":[""" + string.Join(",", Enumerable.Repeat("1", 500_000)) + """],"data_offsets":[0,2]}}""", 2));
        RefusedAt(null, "stands twice", WithHeader("{" + string.Concat(Enumerable.Repeat($"\"{new string('n', 500_000)}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}},", 2)), 0));
    }

    private static void RefusedAt(long? place, string reason, byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ModelFileException>(() => Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (16L * bytes.Length) + (1 << 20));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"model.safetensors, byte {error.Offset}: ", error.Message, StringComparison.Ordinal);
        if (place is not null) Assert.Equal(place, error.Offset);
        Assert.InRange(error.Message.Length, 1, 600);
    }

    private static SafeTensorsFile Read(byte[] bytes) => SafeTensorsFile.Read(new MemoryStream(bytes), "model.safetensors");

    private static byte[] Length(ulong length)
    {
        var bytes = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        "{}"u8.CopyTo(bytes.AsSpan(8));
        return bytes;
    }

    private static byte[] WithHeader(string json, int data) => WithHeader(Encoding.UTF8.GetBytes(json), data);

    private static byte[] WithHeader(byte[] header, int data)
    {
        var bytes = new byte[8 + header.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        return bytes;
    }
}
