namespace Descent.Graph;

/// <summary>
/// A named stream of random numbers on the host: initial weights, shuffles, splits, generated data. Equal seed and name give
/// equal numbers, on every machine and whatever else was drawn.
/// </summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="name">What the numbers are for: a parameter's path such as <c>dense/kernel</c>, or a use such as <c>shuffle/3</c>.</param>
public sealed class RandomStream(long seed, string name)
{
    private readonly ulong _key = Philox.Key(seed, name);
    private ulong _counter;
    private double _spareNormal = double.NaN;

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var (x, y, _, _) = Philox.Generate(_key, _counter++, 0);
        return ((ulong)y << 32) | x;
    }

    /// <summary>A number of the uniform distribution on [0, 1), with 53 random bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of the standard normal distribution (Box and Muller 1958).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            var spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));      // 1 - u lies in (0, 1]
        var angle = 2 * Math.PI * NextDouble();
        _spareNormal = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }

    /// <summary>A whole number of the uniform distribution on 0 .. <paramref name="exclusiveMaximum"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is not positive.</exception>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        return (int)(((UInt128)NextBits() * (ulong)exclusiveMaximum) >> 64);
    }

    /// <summary>Puts items into a random order, each of all orders being equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
