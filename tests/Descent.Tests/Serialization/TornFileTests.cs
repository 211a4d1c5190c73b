using System.Text.RegularExpressions;
using Descent.Graph;
using Descent.Serialization;

namespace Descent.Tests.Serialization;

/// <summary>
/// A damaged file is refused with the byte at which the damaged part begins, whatever the damage; no read takes over a second or allocates
/// over twice the file and 1 MiB (<see cref="TornFile.Read"/> checks both each time).
/// </summary>
public class TornFileTests
{
    private const int Sector = 512;

    private static readonly byte[] s_checkpoint = TornFile.SampleCheckpoint(), s_sample = TornFile.SampleModel();

    [Fact]
    public void The_samples_are_whole_and_of_4_to_8_KiB()
    {
        foreach (var bytes in new[] { s_checkpoint, s_sample })
        {
            Assert.InRange(bytes.Length, 4096, 8192);
            Assert.Equal(TornFile.Read(bytes)!.Tensors.Count, TornFile.TensorPattern().Count(TornFile.Header(bytes)));
            Assert.Equal(bytes, TornFile.WhollyResummed(bytes));
        }
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        foreach (var bytes in new[] { s_checkpoint, s_sample })
            for (var length = 0; length < bytes.Length; length++) Refused(bytes[..length], $"cut to {length} bytes");
        LongTests.Record("torn-truncations", $"A checkpoint and a model file cut to each of {s_checkpoint.Length} and {s_sample.Length} lengths: all refused with a byte named.");
    }

    [Fact]
    public void Every_changed_bit_is_refused()
    {
        var bytes = (byte[])s_checkpoint.Clone();
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(bytes, $"bit {bit % 8} of byte {bit / 8}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        LongTests.Record("torn-bits", $"A checkpoint of {bytes.Length} bytes, each of its {8 * bytes.Length} bits changed: all refused with a byte named.");
    }

    [Fact]
    public void White_space_that_means_nothing_is_covered_too()
    {
        var start = 8 + TornFile.HeaderLength(s_sample);
        var padding = Array.FindLastIndex(s_sample, start - 1, value => value != ' ') + 1;
        for (var place = padding; place < start; place++)
            foreach (var space in "\t\n\r"u8)
                Refused([.. s_sample[..place], space, .. s_sample[(place + 1)..]], $"white space {space} at {place}");
        Refused([.. s_sample[..8], .. "{ "u8, .. s_sample[9..]], "white space more");
    }

    [Fact]
    public void Every_damaged_sector_is_refused()
    {
        var sectors = (s_sample.Length + Sector - 1) / Sector;
        var damaged = new List<byte[]>();
        for (var to = 0; to < sectors; to++)
        {
            damaged.Add(Copied(null, to));
            damaged.Add([.. s_sample.AsSpan(0, to * Sector), .. new byte[s_sample.Length - (to * Sector)]]);     // all zeros from here on
            damaged.Add([.. s_sample.AsSpan(0, to * Sector), .. s_sample.AsSpan(Math.Min(s_sample.Length, (to + 1) * Sector))]);
            for (var from = 0; from < sectors; from++) damaged.Add(Copied(from, to));
        }
        Assert.True(damaged.Count > 150);
        foreach (var bytes in damaged.Where(bytes => !bytes.SequenceEqual(s_sample)))
        {
            Refused(bytes, "sector");
            Bearable(TornFile.Resummed(bytes));
        }
    }

    [Fact]
    public void Damaged_data_with_its_checksums_made_right_is_other_data_and_nothing_worse()
    {
        for (var sector = (8 + TornFile.HeaderLength(s_sample) + Sector - 1) / Sector; sector * Sector < s_sample.Length; sector++)
        {
            var bytes = TornFile.WhollyResummed(Copied(null, sector));
            var read = TornFile.Read(bytes);
            Assert.NotNull(read);
            using var again = new MemoryStream();
            read.Write(again);
            Assert.Equal(bytes, again.ToArray());
        }
    }

    [Theory]
    [InlineData("name")]
    [InlineData("type")]
    [InlineData("shape")]
    [InlineData("begin")]
    [InlineData("end")]
    public void Fields_that_changed_places_are_refused_also_with_the_headers_checksum_made_right(string field)
    {
        var header = TornFile.Header(s_sample);
        var values = TornFile.TensorPattern().Matches(header).Select(tensor => tensor.Groups[field]).ToList();
        var swaps = 0;
        foreach (var (first, second) in values.SelectMany((first, place) => values.Skip(place + 1).Select(second => (first, second))).Where(pair => pair.first.Value != pair.second.Value))
        {
            var swapped = header[..first.Index] + second.Value + header[(first.Index + first.Length)..second.Index] + first.Value + header[(second.Index + second.Length)..];
            Refused(TornFile.WithHeader(s_sample, swapped), $"{field} {first.Value} and {second.Value}");
            Bearable(TornFile.WhollyResummed(TornFile.WithHeader(s_sample, swapped)));
            swaps++;
        }
        Assert.True(swaps > 5);
    }

    [Fact]
    public void Damage_of_many_bytes_is_refused()
    {
        var random = new RandomStream(1, "torn files");
        var count = LongTests.Choose(2000, 20_000);
        for (var trial = 0; trial < count; trial++)
        {
            var bytes = Damaged(random);
            if (bytes.SequenceEqual(s_sample)) continue;
            Refused(bytes, $"trial {trial}");
            Bearable(TornFile.Resummed(bytes));
        }
        LongTests.Record("torn-stretches", $"{count} copied, swapped, inserted, removed, zeroed or noisy stretches: all refused; also with the header's checksum made right nothing but a refusal or a whole file.");
    }

    private static void Refused(byte[] bytes, string damage)
    {
        if (TornFile.Read(bytes) is not null) Assert.Fail($"It was read despite its damage: {damage}.");
    }

    /// <summary>Either refused with a byte, or a file that can be written again: <see cref="TornFile.Read"/> lets no other exception pass.</summary>
    private static void Bearable(byte[] bytes) => TornFile.Read(bytes)?.Write(Stream.Null);

    private static byte[] Copied(int? from, int to)
    {
        var bytes = (byte[])s_sample.Clone();
        var target = bytes.AsSpan(to * Sector, Math.Min(Sector, bytes.Length - (to * Sector)));
        if (from is not { } source) target.Clear();
        else
        {
            var length = Math.Min(target.Length, bytes.Length - (source * Sector));
            s_sample.AsSpan(source * Sector, length).CopyTo(target);
        }
        return bytes;
    }

    /// <summary>A stretch of the file copied over, swapped with, inserted at or taken out from another place, zeroed or filled with noise.</summary>
    private static byte[] Damaged(RandomStream random)
    {
        var length = 1 + random.NextInt(600);
        var (from, to) = (random.NextInt(s_sample.Length - length), random.NextInt(s_sample.Length - length));
        var bytes = (byte[])s_sample.Clone();
        var source = s_sample.AsSpan(from, length);
        var target = bytes.AsSpan(to, length);
        switch (random.NextInt(6))
        {
            case 0: source.CopyTo(target); break;
            case 1:
                bytes.AsSpan(to, length).CopyTo(bytes.AsSpan(from));
                source.CopyTo(target);
                break;
            case 2: return [.. s_sample.AsSpan(0, to), .. source, .. s_sample.AsSpan(to)];
            case 3: return [.. s_sample.AsSpan(0, to), .. s_sample.AsSpan(to + length)];
            case 4: target.Clear(); break;
            default: foreach (ref var value in target) value = (byte)random.NextInt(256); break;
        }
        return bytes;
    }
}
