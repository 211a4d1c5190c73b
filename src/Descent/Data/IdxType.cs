using System.Buffers.Binary;
using Descent.Graph;

namespace Descent.Data;

/// <summary>An element type of IDX files.</summary>
/// <param name="Size">Bytes of an element.</param>
/// <param name="Decode">Makes elements of their big-endian bytes.</param>
internal sealed record IdxType(int Size, Func<byte[], TensorData> Decode)
{
    /// <summary>The type of a code, the third byte of a file; null where there is none.</summary>
    public static IdxType? Find(byte code) => code switch
    {
        0x08 => new(1, TensorData.From),
        0x09 => Of(1, bytes => (int)(sbyte)bytes[0]),
        0x0b => Of(sizeof(short), bytes => (int)BinaryPrimitives.ReadInt16BigEndian(bytes)),
        0x0c => Of(sizeof(int), BinaryPrimitives.ReadInt32BigEndian),
        0x0d => Of(sizeof(float), BinaryPrimitives.ReadSingleBigEndian),
        0x0e => Of(sizeof(double), BinaryPrimitives.ReadDoubleBigEndian),
        _ => null,
    };

    private static IdxType Of<T>(int size, Reader<T> read) where T : unmanaged => new(size, bytes =>
    {
        var values = new T[bytes.Length / size];
        for (var i = 0; i < values.Length; i++) values[i] = read(bytes.AsSpan(i * size, size));
        return TensorData.From(values);
    });

    private delegate T Reader<T>(ReadOnlySpan<byte> bytes);
}
