namespace Descent.Fuzz;

/// <summary>Random numbers of a seed: SplitMix64 (Steele, Lea, Flood 2014).</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The stream of one mutation: it does not depend on the ones before.</summary>
    public static SplitMix Of(ulong seed, int number) => new(new SplitMix(seed).NextBits() + (ulong)number * 0x9E3779B97F4A7C15);

    public ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below a bound; 0 for a bound of 0.</summary>
    public int Next(int bound) => (int)((NextBits() >> 32) * (ulong)bound >> 32);

    public byte NextByte() => (byte)NextBits();

    public bool Chance(int inTimes) => Next(inTimes) == 0;

    public T Of<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>A length, mostly short.</summary>
    public int Length(int most) => Math.Min(most, 1 + Next(1 << Next(6)));
}
