using Descent.Tabular.Results;

namespace Descent.Tabular.Accounts;

/// <summary>A number a step, thinned while it grows: means over equal stretches of steps, which become twice as long whenever there are too many.</summary>
internal sealed class StepCurve(string name)
{
    /// <summary>Stretches, at most. An even number, so that two become one.</summary>
    public const int Most = 500;

    private readonly double[] _sums = new double[Most];
    private readonly int[] _counts = new int[Most];
    private int _every = 1, _used;

    /// <summary>Adds a step's number.</summary>
    /// <param name="step">Counted from 1; steps that are never added, such as those of an earlier part of a resumed training, leave a gap.</param>
    /// <param name="value">The number.</param>
    public void Add(long step, double value)
    {
        while (step > (long)_every * Most) Halve();
        var place = (int)((step - 1) / _every);
        _sums[place] += value;
        _counts[place]++;
        _used = Math.Max(_used, place + 1);
    }

    public StepSeries ToSeries() => new(name, _every, [.. Enumerable.Range(0, _used).Select(Mean)]);

    private double? Mean(int place) => _sums[place] / _counts[place] is var mean && double.IsFinite(mean) ? mean : null;

    private void Halve()
    {
        for (var place = 0; place < Most / 2; place++)
        {
            _sums[place] = _sums[2 * place] + _sums[2 * place + 1];
            _counts[place] = _counts[2 * place] + _counts[2 * place + 1];
        }
        Array.Clear(_sums, Most / 2, Most / 2);
        Array.Clear(_counts, Most / 2, Most / 2);
        _used = (_used + 1) / 2;
        _every *= 2;
    }
}
