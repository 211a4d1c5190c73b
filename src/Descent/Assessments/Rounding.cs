using System.Globalization;

namespace Descent.Assessments;

/// <summary>
/// How many digits of a score are worth to be read, so that numbers that belong together are rounded alike: three decimals, fewer where the spread or the size of the number makes
/// them meaningless, more where they would hide all of it. Large numbers have no exponent: <c>22440</c>.
/// </summary>
/// <param name="Decimals">Digits behind the point; negative: so many before it are zeros.</param>
public readonly record struct Rounding(int Decimals)
{
    private const int Usual = 3, Significant = 4;

    // What sums leave of nothing.
    private const double Nothing = 1e-12;

    /// <summary>The rounding of a number, and of what stands beside it.</summary>
    /// <param name="value">The number.</param>
    /// <param name="spread">How uncertain it is, in its unit: a standard deviation, half an interval. Null where that is not known.</param>
    public static Rounding Of(double? value, double? spread = null)
    {
        var (size, width) = (Size(value), Size(spread));
        if (size == 0 && width == 0) return new(Usual);
        // Three digits of a spread; of a number alone four, of a small one three.
        var decimals = width > 0 ? Usual - 1 - Place(width) : size >= 1 ? Significant - 1 - Place(size) : size >= 0.001 ? Usual : Usual - 1 - Place(size);
        var most = size >= 1000 ? 0 : Math.Max(size, width) < 0.001 ? int.MaxValue : width is > 0 and < 0.001 ? Usual + 1 : Usual;
        return new(Math.Min(decimals, most));
    }

    /// <summary>The rounding of a score, by its interval.</summary>
    public static Rounding Of(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Of(score.Value, (score.High - score.Low) / 2);
    }

    /// <summary>A number with these digits; a dash where there is none.</summary>
    public string Text(double? value)
    {
        if (value is not { } number || !double.IsFinite(number)) return "-";
        var unit = 1.0;
        for (var place = Decimals; place < 0; place++) unit *= 10;
        var text = (Decimals < 0 ? Math.Round(number / unit) * unit : number).ToString($"F{Math.Clamp(Decimals, 0, 15)}", CultureInfo.InvariantCulture);
        return text.AsSpan().TrimStart('-').ContainsAnyExcept('0', '.') ? text : text.TrimStart('-');
    }

    private static double Size(double? value) => value is { } number && double.IsFinite(number) && Math.Abs(number) > Nothing ? Math.Abs(number) : 0;

    /// <summary>The place of the first digit: 0 for units, -1 for tenths.</summary>
    private static int Place(double size) => int.Parse(size.ToString("e2", CultureInfo.InvariantCulture).AsSpan()[5..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
