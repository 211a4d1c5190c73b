using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// The order in which an epoch visits the rows, cut into minibatches: each row once an epoch (sampled without replacement), in another order each epoch. The
/// order depends on the seed and the epoch alone, so that training can go on at any epoch. Starting an epoch and taking a batch allocate no arrays.
/// </summary>
public sealed class Minibatches
{
    private readonly int[] _order;
    private readonly int _batchSize;
    private readonly long _seed;
    private readonly bool _shuffle;

    /// <summary>Cuts rows into minibatches; the first epoch is started.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="batchSize">Rows in a batch; 1 is stochastic gradient descent, <paramref name="rows"/> or more is batch gradient descent.</param>
    /// <param name="seed">The seed of the shuffles.</param>
    /// <param name="shuffle">Whether the order is random. Without, every epoch goes from the first row to the last.</param>
    /// <param name="dropLast">Whether a last batch with fewer rows is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> or <paramref name="batchSize"/> is not positive, or dropping the last batch leaves none.</exception>
    public Minibatches(int rows, int batchSize, long seed, bool shuffle = true, bool dropLast = false)
    {
        if (rows <= 0) throw new ArgumentOutOfRangeException(nameof(rows), $"Minibatches need at least one row, got {rows}.");
        if (batchSize <= 0) throw new ArgumentOutOfRangeException(nameof(batchSize), $"The batch size must be at least 1, got {batchSize}.");
        if (dropLast && rows < batchSize) throw new ArgumentOutOfRangeException(nameof(batchSize), $"A batch size of {batchSize} with {rows} rows leaves no batch when the last, smaller one is dropped: choose at most {rows}.");
        (_batchSize, _seed, _shuffle) = (Math.Min(batchSize, rows), seed, shuffle);
        _order = new int[rows];
        Count = dropLast ? rows / _batchSize : (rows - 1) / _batchSize + 1;
        StartEpoch(0);
    }

    /// <summary>The number of batches in an epoch.</summary>
    public int Count { get; }

    /// <summary>The epoch whose order this is, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>The rows of a batch, from 0; the last batch may be smaller than the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch.</exception>
    public ReadOnlySpan<int> this[int batch]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(batch);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(batch, Count);
            var start = batch * _batchSize;
            return _order.AsSpan(start, Math.Min(_batchSize, _order.Length - start));
        }
    }

    /// <summary>Puts the rows into the order of an epoch; epochs can be started in any order, and again.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative.</exception>
    public void StartEpoch(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        Epoch = epoch;
        CountUp(_order);
        if (_shuffle) new RandomStream(_seed, $"shuffle/{epoch}").Shuffle<int>(_order);
    }

    /// <summary>Writes 0, 1, 2 .., in vectors: one by one it would take longer than to shuffle the numbers.</summary>
    private static void CountUp(Span<int> numbers)
    {
        var (next, step) = (Vector128<int>.Indices, Vector128.Create(Vector128<int>.Count));
        foreach (ref var several in MemoryMarshal.Cast<int, Vector128<int>>(numbers))
        {
            several = next;
            next += step;
        }
        for (var row = numbers.Length / Vector128<int>.Count * Vector128<int>.Count; row < numbers.Length; row++) numbers[row] = row;
    }
}
