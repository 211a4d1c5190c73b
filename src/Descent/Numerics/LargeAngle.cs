using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>
/// Takes whole turns off angles that are too large for π/2 in three parts (Payne and Hanek 1983): of the product of x and 1/2π only the
/// bits below the binary point are computed. The error is that of rounding the result.
/// </summary>
internal static unsafe class LargeAngle
{
    /// <summary>1/2π in words of 64 bits, behind one word of zeros.</summary>
    private static ReadOnlySpan<ulong> Turns =>
    [
        0x0000000000000000, 0x28BE60DB9391054A, 0x7F09D5F47D4D3770, 0x36D8A5664F10E410,
        0x7F9458EAF7AEF158, 0x6DC91B8E909374B8, 0x01924BBA82746487, 0x3F877AC72C4A69CF,
        0xBA208D7D4BAED121, 0x3A671C09AD17DF90, 0x4E64758E60D4CE7D, 0x272117E2EF7E4A0E,
        0xC7FE25FFF7816603, 0xFBCBC462D6829B47, 0xDB4D9FB3C9F2C26D, 0xD3D18FD9A797FA8B,
        0x5D49EEB1FAF97C5E, 0xCF41CE7DE294A4BA, 0x9AFED7EC47E35742, 0x1580CC11BF1EDAEA,
    ];

    /// <summary>Replaces each angle beyond a bound by one between -π and π that is whole turns away.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Reduce<T>(T* angles, int count, double bound)
        where T : unmanaged
    {
        for (var i = 0; i < count; i++)
        {
            var angle = typeof(T) == typeof(float) ? ((float*)angles)[i] : ((double*)angles)[i];
            if (!double.IsFinite(angle) || Math.Abs(angle) <= bound) continue;
            if (typeof(T) == typeof(float)) ((float*)angles)[i] = (float)Reduce(angle);
            else ((double*)angles)[i] = Reduce(angle);
        }
    }

    private static double Reduce(double angle)
    {
        // |angle| = significand · 2^exponent. Bits of 1/2π before the exponent make whole turns; 192 bits from there on are enough.
        var bits = BitConverter.DoubleToUInt64Bits(angle);
        var significand = (bits & 0x000FFFFFFFFFFFFF) | 0x0010000000000000;
        var first = (int)((bits >> 52) & 0x7FF) - 1075 + 64;
        var high = Math.BigMul(significand, Word(first + 128), out _);
        var middle = ((UInt128)significand * Word(first + 64)) + high;
        var turn = (significand * Word(first)) + (ulong)(middle >> 64);
        return Math.CopySign(1.0, angle) * ((long)turn * (2 * Math.PI / 18446744073709551616.0));
    }

    private static ulong Word(int bit)
    {
        var (word, shift) = (bit >> 6, bit & 63);
        return shift == 0 ? Turns[word] : (Turns[word] << shift) | (Turns[word + 1] >> (64 - shift));
    }
}
