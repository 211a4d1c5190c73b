using System.Buffers;
using System.Globalization;

namespace Descent.Data;

/// <summary>Reads and writes the numbers of cells: a decimal point, no thousands separators, finite values alone.</summary>
internal static class Numbers
{
    private const int LongestDecorated = 40;
    private const string Signs = "$€£¥% \u00A0", Separators = ", '\u00A0\u202F";
    private static readonly SearchValues<char> Decoration = SearchValues.Create(Signs + Separators);

    /// <summary>Whether a cell is a finite number. <c>1e309</c> and <c>inf</c> are not.</summary>
    public static bool TryParse(string cell, out double value) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Format(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The largest number up to which all whole numbers are told apart, 2^53 - 1: longer ones are keys, whose neighbours would become one.</summary>
    public const double LargestExactInteger = 9007199254740991;

    /// <summary>One text for all ways to write a number (<c>1</c>, <c>1.0</c>, <c>+1</c>); other texts, and whole numbers from 2^53 on, stay as they are.</summary>
    public static string Canonical(string cell) => TryParse(cell, out var value) && Math.Abs(value) <= LargestExactInteger ? Format(value) : cell;

    /// <summary>Whether a number begins with a zero that says nothing, as postal codes, telephone numbers and keys do: <c>01067</c>.</summary>
    public static bool HasLeadingZero(string cell) => cell.Length > 1 && cell[0] == '0' && !cell.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a number is written as digits alone and is too long to be told from its neighbours.</summary>
    public static bool IsLongInteger(string cell, double value) => Math.Abs(value) > LargestExactInteger && !cell.AsSpan().TrimStart("+-").ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a cell is a number with a sign of a currency, a percent sign or separators of thousands: <c>$1,200.50</c>, <c>5 %</c>, <c>1 000</c>.</summary>
    public static bool IsDecorated(string cell)
    {
        var plain = cell.AsSpan().Trim(Signs);
        if (plain.Length == 0 || !char.IsAsciiDigit(plain[^1]) || cell.Length > LongestDecorated) return false;
        return cell.AsSpan().ContainsAny(Decoration) && TryParse(string.Concat(plain.ToString().Where(letter => !Separators.Contains(letter))), out _);
    }

    /// <summary>Whether a cell is digits, one comma, digits: perhaps a number with a decimal comma.</summary>
    public static bool HasDecimalComma(string cell)
    {
        var comma = cell.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && comma < cell.Length - 1 && comma == cell.LastIndexOf(',') && !cell.Contains('.', StringComparison.Ordinal)
            && TryParse(cell.Replace(',', '.'), out _);
    }
}
