using System.Globalization;

namespace Descent.Data;

/// <summary>Reads and writes the numbers of cells: a decimal point, no thousands separators, finite values alone.</summary>
internal static class Numbers
{
    /// <summary>Whether a cell is a finite number. <c>1e309</c> and <c>inf</c> are not.</summary>
    public static bool TryParse(string cell, out double value) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Format(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>One text for all ways to write a number (<c>1</c>, <c>1.0</c>, <c>+1</c>); other texts stay as they are.</summary>
    public static string Canonical(string cell) => TryParse(cell, out var value) ? Format(value) : cell;

    /// <summary>Whether a cell is digits, one comma, digits: perhaps a number with a decimal comma.</summary>
    public static bool HasDecimalComma(string cell)
    {
        var comma = cell.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && comma < cell.Length - 1 && comma == cell.LastIndexOf(',') && !cell.Contains('.', StringComparison.Ordinal)
            && TryParse(cell.Replace(',', '.'), out _);
    }
}
