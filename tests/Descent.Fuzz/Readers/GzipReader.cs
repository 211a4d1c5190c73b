using System.IO.Compression;
using Descent.Data;
using Descent.Fuzz.Mutations;

namespace Descent.Fuzz.Readers;

/// <summary>Compressed CSV and IDX files: damaged after compression, or before.</summary>
internal sealed class GzipReader : FuzzReader
{
    public override string Name => "gzip";

    public override int Variants => 2;

    public override long AllocatedPerByte => 2000;

    public override TokenLanguage Language => Languages.Bytes;

    public override byte[] Mutate(SplitMix random, IReadOnlyList<byte[]> corpus)
    {
        if (!random.Chance(4)) return base.Mutate(random, corpus);
        var content = Mutator.Mutate(random, Decompressed(random.Of(corpus)), corpus, Languages.Csv);
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest)) zip.Write(content);
        return bytes.ToArray();
    }

    public override object Read(byte[] input, int variant) => variant == 0 ? CsvReader.ReadTable(input, compressed: true, new()) : Idx.Read(new MemoryStream(input), Source);

    public override void Use(object content, int variant)
    {
        if (content is Table table) CsvReader.Use(table);
    }

    public override bool IsOwn(Exception error) => error is DataException && error.Message.StartsWith(Source, StringComparison.Ordinal);

    /// <summary>What a good input holds; nothing of one that is damaged.</summary>
    private static byte[] Decompressed(byte[] input)
    {
        using var content = new MemoryStream();
        try
        {
            using var zip = new GZipStream(new MemoryStream(input), CompressionMode.Decompress);
            zip.CopyTo(content);
        }
        catch (InvalidDataException)
        {
            return [];
        }
        return content.ToArray();
    }
}
