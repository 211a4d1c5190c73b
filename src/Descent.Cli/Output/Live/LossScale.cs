using System.Globalization;

namespace Descent.Cli.Output.Live;

/// <summary>The vertical axis of a chart: linear, or logarithmic where positive values differ by a factor of fifty or more.</summary>
internal sealed class LossScale
{
    private const double LogarithmicFrom = 50, Largest = 1e300, Smallest = 1e-300;

    private readonly double _bottom, _top;

    /// <param name="values">What is to be seen; those that are not finite do not count.</param>
    /// <exception cref="InvalidOperationException">None is finite.</exception>
    public LossScale(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Select(value => Math.Clamp(value, -Largest, Largest))];
        (_bottom, _top) = (finite.Min(), finite.Max());
        IsLogarithmic = _bottom >= Smallest && _top / _bottom >= LogarithmicFrom;
        if (IsLogarithmic || _bottom < _top) return;
        var around = _top == 0 ? 1 : Math.Abs(_top) / 10;
        (_bottom, _top) = (_bottom - around, _top + around);
    }

    public bool IsLogarithmic { get; }

    /// <summary>How far up a finite value is: 0 at the bottom, 1 at the top.</summary>
    public double Height(double value)
    {
        value = Math.Clamp(value, _bottom, _top);
        return IsLogarithmic ? (Math.Log10(value) - Math.Log10(_bottom)) / (Math.Log10(_top) - Math.Log10(_bottom)) : (value / 2 - _bottom / 2) / (_top / 2 - _bottom / 2);
    }

    /// <summary>Round values within the axis, from the bottom up, with their texts.</summary>
    /// <param name="most">How many there is room for, at least 2.</param>
    public IReadOnlyList<(double Value, string Text)> Ticks(int most) => IsLogarithmic ? Powers(most) : Steps(most);

    /// <summary>At least two, for one number alone does not tell a scale.</summary>
    private List<(double, string)> Steps(int most)
    {
        var step = RoundStep.AtLeast((_top / 2 - _bottom / 2) / most * 2);
        return Steps(step, most) is { Count: > 1 } ticks ? ticks : Steps(RoundStep.AtLeast(step / 3), 2 * most);
    }

    private List<(double, string)> Steps(double step, int most)
    {
        var ticks = new List<(double, string)>();
        for (var number = Math.Ceiling(_bottom / step); number <= Math.Floor(_top / step) && ticks.Count <= most; number++)
            ticks.Add((number * step, Text(number * step, step)));
        return ticks;
    }

    /// <summary>1, 2 and 5 times the powers of ten, or 1 and 3 times, or the powers, or each second, third .. of them: as many as there is room for.</summary>
    private List<(double, string)> Powers(int most)
    {
        foreach (var factors in (double[][])[[1, 2, 5], [1, 3], [1]])
            if (Powers(factors, 1) is var ticks && ticks.Count <= most) return ticks;
        for (var apart = 2; ; apart++)
            if (Powers([1], apart) is var ticks && ticks.Count <= most) return ticks;
    }

    private List<(double, string)> Powers(double[] factors, int apart)
    {
        var ticks = new List<(double, string)>();
        for (var power = (int)Math.Floor(Math.Log10(_bottom)); power <= Math.Ceiling(Math.Log10(_top)); power++)
            foreach (var factor in factors)
                if (power % apart == 0 && factor * Math.Pow(10, power) is var value && value >= _bottom && value <= _top) ticks.Add((value, Text(value, value)));
        return ticks;
    }

    /// <summary>A value with as many digits as tell it from its neighbour a step away.</summary>
    private string Text(double value, double step)
    {
        var size = Math.Max(Math.Abs(IsLogarithmic ? value : _bottom), Math.Abs(IsLogarithmic ? value : _top));
        if (value == 0) return "0";
        var decimals = (int)Math.Clamp(-Math.Floor(Math.Log10(step) + 1e-9), 0, 9);
        if (size is < 1e5 and >= 1e-3) return value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        var digits = (int)Math.Clamp(Math.Floor(Math.Log10(size)) - Math.Floor(Math.Log10(step) + 1e-9), 0, 6);
        return value.ToString($"0.{new string('0', digits)}e+0", CultureInfo.InvariantCulture).Replace(".e", "e");
    }
}
