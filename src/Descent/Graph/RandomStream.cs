using System.Runtime.CompilerServices;

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
    private ulong[]? _ahead;        // bits at the counters before and behind, since many at a time cost little more than one
    private int _next;
    private double _spareNormal = double.NaN;

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        if (_ahead is null || _next == _ahead.Length)
        {
            PhiloxStream.Fill(_key, _counter, _ahead ??= new ulong[16]);
            _next = 0;
        }
        _counter++;
        return _ahead[_next++];
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
        var radius = Math.Sqrt(-2 * PortableMath.Log(1 - NextDouble()));      // 1 - u lies in (0, 1]
        var angle = 2 * Math.PI * NextDouble();
        _spareNormal = radius * PortableMath.Sin(angle);
        return radius * PortableMath.Cos(angle);
    }

    /// <summary>A whole number of the uniform distribution on 0 .. <paramref name="exclusiveMaximum"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is not positive.</exception>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        return Below(exclusiveMaximum, NextBits());
    }

    /// <summary>Puts items into a random order, each of all orders being equally likely (Fisher and Yates).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shuffle<T>(Span<T> items)
    {
        Span<ulong> bits = stackalloc ulong[64];
        for (var last = items.Length - 1; last > 0;)
        {
            var drawn = bits[..Math.Min(bits.Length, last)];
            PhiloxStream.Fill(_key, _counter, drawn);
            _counter += (ulong)drawn.Length;
            _ahead = null;
            foreach (var random in drawn)
            {
                var other = Below(last + 1, random);
                (items[last], items[other]) = (items[other], items[last]);
                last--;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Below(int exclusiveMaximum, ulong bits) => (int)Math.BigMul(bits, (ulong)exclusiveMaximum, out _);
}
