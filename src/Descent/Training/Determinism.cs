namespace Descent.Training;

/// <summary>
/// What equal bits rest on. A training gives the same bits for any number of threads, with observers or without, and on every x64 processor (AVX-512, AVX2 or neither):
/// sums have an order that depends on shapes alone, a fused multiply-add is rounded once also where hardware lacks it, and exp, log, sin and their kin are this library's
/// own. That is always so and costs no setting; between versions of this library bits may differ. Trainings that are ended by the clock are outside the promise.
/// </summary>
public static class Determinism
{
    /// <summary>The name of the promise, as a run's record keeps it.</summary>
    public const string Portable = "portable";

    /// <summary>What the chain of operations leaves where each is rounded once, as IEEE 754 has it.</summary>
    private const ulong Expected = 0x5f6bbfb845c27575;

    /// <summary>Makes sure of this machine's arithmetic: products that are added, roots, quotients and the least numbers are rounded as everywhere.</summary>
    /// <exception cref="PlatformNotSupportedException">The machine rounds in another way.</exception>
    public static void RequirePortable()
    {
        if (Chain() is var left && left != Expected)
            throw new PlatformNotSupportedException($"Portable determinism needs arithmetic after IEEE 754 with fused multiply-adds that are rounded once; this machine's leaves {left:x16} instead of {Expected:x16}. Results are still the same from run to run.");
    }

    /// <summary>A number that depends on the last bit of every operation before it.</summary>
    internal static ulong Chain()
    {
        var (x, y, bits) = (1 / 3.0, 0.1f, 14695981039346656037UL);
        for (var i = 1; i <= 256; i++)
        {
            x = Math.FusedMultiplyAdd(x, 1.9 / i, -PortableMath.Sin(x)) + Math.Sqrt(Math.Abs(x)) / 3;
            y = MathF.FusedMultiplyAdd(y, y, -0.7f) - (float)PortableMath.Log(1 + Math.Abs(x)) / i;
            var least = x * 1e-310 / 3;
            foreach (var value in (ReadOnlySpan<ulong>)[BitConverter.DoubleToUInt64Bits(x), BitConverter.SingleToUInt32Bits(y), BitConverter.DoubleToUInt64Bits(least)])
                bits = (bits ^ value) * 1099511628211UL;
        }
        return bits;
    }
}
