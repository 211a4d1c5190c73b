using System.Buffers.Binary;
using System.Numerics;

namespace Descent.Serialization;

/// <summary>
/// The checksum CRC-32C (Castagnoli; RFC 3720, appendix B.4): it finds every changed bit, every two, and every burst of up to 32 bits.
/// </summary>
public static class Crc32C
{
    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The checksum of bytes that follow others.</summary>
    /// <param name="checksum">The checksum of the bytes before: 0 for none.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        checksum = ~checksum;
        for (; bytes.Length >= 8; bytes = bytes[8..]) checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes) checksum = BitOperations.Crc32C(checksum, value);
        return ~checksum;
    }
}
