using System.Globalization;

namespace Descent.Reports.Markup;

/// <summary>Numbers as the report shows them: the one place that rounds.</summary>
internal static class Numbers
{
    /// <summary>
    /// Four significant digits from 1 on, three below, whole from 1,000 on; a power of ten for what is very large or very small.
    /// </summary>
    public static string Text(double value)
    {
        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            < 0.0005 or >= 1e7 => "0.00e0",
            < 0.001 => "F6",
            < 0.01 => "F5",
            < 0.1 => "F4",
            < 10 => "F3",
            < 100 => "F2",
            < 1000 => "F1",
            _ => "N0",
        };
        return Signed(value.ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>Of a number that is often round, such as a threshold: then without zeros at the end.</summary>
    public static string Round(double value) => Math.Abs(Math.Round(value, 4) - value) < 1e-9 ? Signed(value.ToString("#,0.####", CultureInfo.InvariantCulture)) : Text(value);

    /// <summary>With thousands apart.</summary>
    public static string Text(long value) => Signed(value.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>The shortest text that is read back as the same number.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Exact(double)"/>
    public static string Exact(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name as it begins a title: <c>val_loss</c> is <c>Val loss</c>.</summary>
    public static string Title(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    /// <summary>A coordinate of a drawing, to a tenth of a pixel.</summary>
    public static string Pixel(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Signed(string text) => text.Replace('-', '−');
}
