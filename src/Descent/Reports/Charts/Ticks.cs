using System.Globalization;

namespace Descent.Reports.Charts;

/// <summary>Round places of an axis.</summary>
internal static class Ticks
{
    private static readonly double[] s_steps = [1, 2, 2.5, 5, 10];

    /// <summary>Multiples of 1, 2, 2.5 or 5 times a power of ten within a range, about as many as wanted.</summary>
    public static IReadOnlyList<Tick> Linear(double low, double high, int wanted)
    {
        var rough = (high - low) / wanted;
        var exponent = (int)Math.Floor(Powers.Exponent(rough));
        var power = Powers.Of(exponent);
        var step = power * s_steps.First(step => step * power >= 0.7 * rough);
        // A step of 2.5 needs one digit more; one of 10 none.
        var digits = Math.Clamp(step / power == 2.5 ? 1 - exponent : step / power == 10 ? -1 - exponent : -exponent, 0, 12);
        var first = (long)Math.Ceiling(low / step - 1e-9);
        var last = (long)Math.Floor(high / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(index => (first + index) * step).Select(value => new Tick(value, Label(value, digits)))];
    }

    /// <summary>Powers of ten within a range; with their doubles and fives where there would be fewer than two.</summary>
    public static IReadOnlyList<Tick> Logarithmic(double low, double high)
    {
        var exponents = Enumerable.Range((int)Math.Floor(Powers.Exponent(low)), (int)Math.Ceiling(Powers.Exponent(high) - Powers.Exponent(low)) + 2).ToList();
        var powers = Within(exponents.Select(Powers.Of));
        if (powers.Count > 6) return [.. powers.Where((_, index) => index % ((powers.Count + 5) / 6) == 0)];
        return powers.Count >= 2 ? powers : Within(exponents.SelectMany(exponent => new[] { 1, 2, 5 }.Select(times => times * Powers.Of(exponent))));

        IReadOnlyList<Tick> Within(IEnumerable<double> values) => [.. values.Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)).Select(value => new Tick(value, Label(value, 12)))];
    }

    private static string Label(double value, int digits)
    {
        var size = Math.Abs(value);
        var text = size is >= 1e6 or (> 0 and < 0.001)
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : value.ToString(digits == 12 ? "#,0.######" : "N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}
