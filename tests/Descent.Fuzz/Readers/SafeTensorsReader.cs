using System.Buffers.Binary;
using Descent.Fuzz.Mutations;
using Descent.Graph;
using Descent.Serialization;

namespace Descent.Fuzz.Readers;

/// <summary>.safetensors files: as bytes, or the header's JSON changed and its length set right.</summary>
internal sealed class SafeTensorsReader : FuzzReader
{
    private const int Start = 8;

    public override string Name => "safetensors";

    public override int Variants => 2;

    public override TokenLanguage Language { get; } = Languages.Json("dtype", "shape", "data_offsets", "F32", "F64", "F16", "BF16", "I32", "I64", "U8", "BOOL", "U64", "checksums", "dense/kernel");

    /// <summary>A file of this library, with its checksums.</summary>
    public override IEnumerable<byte[]> Known
    {
        get
        {
            using var stream = new MemoryStream();
            new SafeTensorsFile(
                new Dictionary<string, TensorData> { ["dense/kernel"] = TensorData.From([1.5f, float.NaN], [2, 1]), ["step"] = TensorData.From([long.MinValue], Shape.Scalar), ["mask"] = TensorData.From([true, false]), ["n"] = TensorData.From<float>([], [0, 3]) },
                new Dictionary<string, string> { ["k"] = "größe" }).Write(stream);
            return [stream.ToArray()];
        }
    }

    public override byte[] Mutate(SplitMix random, IReadOnlyList<byte[]> corpus)
    {
        var input = random.Of(corpus);
        var header = input.Length < Start ? long.MaxValue : BinaryPrimitives.ReadInt64LittleEndian(input);
        if (header > input.Length - Start || header < 0 || random.Chance(4)) return Mutator.Mutate(random, input, corpus, Language);
        var end = Start + (int)header;
        return WithHeader(Mutator.Mutate(random, input[Start..end], corpus, Language), input[end..]);
    }

    /// <summary>The second way wants checksums, as model files do.</summary>
    public override object Read(byte[] input, int variant) => SafeTensorsFile.Read(new MemoryStream(input), Source, requireChecksums: variant == 1);

    public override void Use(object content, int variant)
    {
        var file = (SafeTensorsFile)content;
        using var stream = new MemoryStream();
        file.Write(stream);
        var again = SafeTensorsFile.Read(new MemoryStream(stream.ToArray()), Source, requireChecksums: true);
        Require(again.Tensors.Count == file.Tensors.Count && again.Metadata.Count == file.Metadata.Count, "the file that was written holds another number of things");
        foreach (var (name, data) in file.Tensors)
            Require(again.Tensors[name].Bytes.SequenceEqual(data.Bytes) && again.Tensors[name].ToString() == data.ToString(), $"the tensor {name} that was written is another one");
    }

    public override bool IsOwn(Exception error) => error is ModelFileException && error.Message.StartsWith(Source, StringComparison.Ordinal);

    internal static byte[] WithHeader(byte[] header, byte[] data)
    {
        var bytes = new byte[Start + header.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, Start);
        data.CopyTo(bytes, Start + header.Length);
        return bytes;
    }
}
