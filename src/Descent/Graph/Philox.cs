using System.Runtime.CompilerServices;
using System.Text;

namespace Descent.Graph;

/// <summary>
/// Philox4x32-10, the one random number generator: a pure function from (key, counter) to 128 random bits, without hidden state
/// (Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3; SC 2011). A draw depends on its name and place
/// alone, so not on threads, on how a batch is cut, or on what was drawn before.
/// </summary>
public static class Philox
{
    internal const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>The four words at a counter of 128 bits, under a key of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint X, uint Y, uint Z, uint W) Generate(ulong key, ulong counterLow, ulong counterHigh)
    {
        uint c0 = (uint)counterLow, c1 = (uint)(counterLow >> 32), c2 = (uint)counterHigh, c3 = (uint)(counterHigh >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>The key of the stream of a name (a layer's path, or a use such as "shuffle") under a seed.</summary>
    public static ulong Key(long seed, string name) => Key(seed, HashOf(name));

    /// <summary>The key of a stream whose name's hash is known.</summary>
    public static ulong Key(long seed, ulong hash) => Mix(hash + Mix((ulong)seed + 0x9E3779B97F4A7C15UL));

    /// <summary>The hash of a stream's name (FNV-1a, 64 bits, of its UTF-8).</summary>
    public static ulong HashOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = 14695981039346656037UL;
        foreach (var value in Encoding.UTF8.GetBytes(name)) hash = (hash ^ value) * 1099511628211UL;
        return hash;
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea, Flood 2014): a bijection in which each bit of the input moves half of the output's.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
