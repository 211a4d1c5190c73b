using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Kernels on truths and bytes, one byte an element, eight at a time where no carry can cross them.</summary>
internal static unsafe class ByteLoops
{
    private const ulong Ones = 0x0101010101010101;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Not(void* a, void* b, void* c, void* destination, nint count)
    {
        byte* x = (byte*)a, z = (byte*)destination;
        nint i = 0;
        for (; i <= count - 8; i += 8) *(ulong*)(z + i) = *(ulong*)(x + i) ^ Ones;
        for (; i < count; i++) z[i] = (byte)(x[i] ^ 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void And(void* a, void* b, void* c, void* destination, nint count)
    {
        byte* x = (byte*)a, y = (byte*)b, z = (byte*)destination;
        nint i = 0;
        for (; i <= count - 8; i += 8) *(ulong*)(z + i) = *(ulong*)(x + i) & *(ulong*)(y + i);
        for (; i < count; i++) z[i] = (byte)(x[i] & y[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Or(void* a, void* b, void* c, void* destination, nint count)
    {
        byte* x = (byte*)a, y = (byte*)b, z = (byte*)destination;
        nint i = 0;
        for (; i <= count - 8; i += 8) *(ulong*)(z + i) = *(ulong*)(x + i) | *(ulong*)(y + i);
        for (; i < count; i++) z[i] = (byte)(x[i] | y[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Select(void* a, void* b, void* c, void* destination, nint count)
    {
        byte* truths = (byte*)a, x = (byte*)b, y = (byte*)c, z = (byte*)destination;
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var mask = *(ulong*)(truths + i) * 0xFF;
            *(ulong*)(z + i) = (*(ulong*)(x + i) & mask) | (*(ulong*)(y + i) & ~mask);
        }
        for (; i < count; i++) z[i] = truths[i] != 0 ? x[i] : y[i];
    }

    public static void Equal(void* a, void* b, void* c, void* destination, nint count) =>
        Compare((byte*)a, (byte*)b, (byte*)destination, count, below: 0, same: 1, above: 0);

    public static void NotEqual(void* a, void* b, void* c, void* destination, nint count) =>
        Compare((byte*)a, (byte*)b, (byte*)destination, count, below: 1, same: 0, above: 1);

    public static void Less(void* a, void* b, void* c, void* destination, nint count) =>
        Compare((byte*)a, (byte*)b, (byte*)destination, count, below: 1, same: 0, above: 0);

    public static void LessOrEqual(void* a, void* b, void* c, void* destination, nint count) =>
        Compare((byte*)a, (byte*)b, (byte*)destination, count, below: 1, same: 1, above: 0);

    public static void Greater(void* a, void* b, void* c, void* destination, nint count) =>
        Compare((byte*)a, (byte*)b, (byte*)destination, count, below: 0, same: 0, above: 1);

    public static void GreaterOrEqual(void* a, void* b, void* c, void* destination, nint count) =>
        Compare((byte*)a, (byte*)b, (byte*)destination, count, below: 0, same: 1, above: 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compare(byte* x, byte* y, byte* z, nint count, byte below, byte same, byte above)
    {
        for (nint i = 0; i < count; i++) z[i] = x[i] < y[i] ? below : x[i] == y[i] ? same : above;
    }
}
