using System.Buffers.Binary;

namespace Descent.Fuzz.Mutations;

/// <summary>Changes that know nothing of a format.</summary>
internal static class ByteMutations
{
    private static readonly byte[] s_bytes = [0, 1, 0x7F, 0x80, 0xFF, 0xFE, 0xEF, 0xC3, 0xED, (byte)'\n', (byte)'\r', (byte)'"', (byte)'\\', (byte)',', (byte)'{', (byte)'[', (byte)'0', (byte)'-'];
    private static readonly ulong[] s_numbers = [0, 1, 2, 4, 8, 127, 128, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 100_000_000, 100_000_001, 1UL << 62, long.MaxValue, 1UL << 63, ulong.MaxValue - 1, ulong.MaxValue];

    public static byte[] Apply(SplitMix random, byte[] input, IReadOnlyList<byte[]> corpus)
    {
        var place = random.Next(input.Length + 1);
        var length = random.Length(input.Length - place);
        return random.Next(11) switch
        {
            0 => Changed(input, place, old => (byte)(old ^ (1 << random.Next(8)))),
            1 => Changed(input, place, _ => random.Of(s_bytes)),
            2 => Changed(input, place, _ => random.NextByte()),
            3 => [.. input[..place], .. Enumerable.Repeat(random.Of(s_bytes), random.Length(64)), .. input[place..]],
            4 => [.. input[..place], random.NextByte(), .. input[place..]],
            5 => [.. input[..place], .. input[(place + length)..]],
            6 => [.. input[..(place + length)], .. input[place..]],
            7 => input[..place],
            8 => Spliced(random, input, random.Of(corpus)),
            9 => Number(random, input, place),
            _ => Moved(random, input, place, length),
        };
    }

    private static byte[] Changed(byte[] input, int place, Func<byte, byte> change)
    {
        if (place == input.Length) return input;
        var changed = (byte[])input.Clone();
        changed[place] = change(changed[place]);
        return changed;
    }

    private static byte[] Spliced(SplitMix random, byte[] head, byte[] tail) => [.. head[..random.Next(head.Length + 1)], .. tail[random.Next(tail.Length + 1)..]];

    /// <summary>Writes an extreme number of 2, 4 or 8 bytes over what is there, in either order of bytes.</summary>
    private static byte[] Number(SplitMix random, byte[] input, int place)
    {
        var changed = (byte[])input.Clone();
        Span<byte> bytes = stackalloc byte[8];
        var (number, size) = (random.Of(s_numbers), 2 << random.Next(3));
        if (random.Chance(2)) BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        else BinaryPrimitives.WriteUInt64BigEndian(bytes, number << (64 - (8 * size)));
        bytes[..Math.Min(size, changed.Length - place)].CopyTo(changed.AsSpan(place));
        return changed;
    }

    private static byte[] Moved(SplitMix random, byte[] input, int place, int length)
    {
        byte[] rest = [.. input[..place], .. input[(place + length)..]];
        var target = random.Next(rest.Length + 1);
        return [.. rest[..target], .. input[place..(place + length)], .. rest[target..]];
    }
}
