using System.Runtime.CompilerServices;

namespace Descent.Graph;

/// <summary>Checks of settings: each returns the value, or throws an error that names the setting, its range and the value received.</summary>
internal static class Require
{
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(name, "positive and finite", value);

    public static long Positive(long value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 ? value : throw Outside(name, "positive", value);

    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 ? value : throw Outside(name, "positive", value);

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Outside(name, "zero or positive, and finite", value);

    public static long NotNegative(long value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 ? value : throw Outside(name, "zero or positive", value);

    public static double AtLeast(double minimum, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum ? value : throw Outside(name, $"at least {minimum}", value);

    public static double Within(double minimum, double maximum, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum && value <= maximum ? value : throw Outside(name, $"in [{minimum}, {maximum}]", value);

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw Outside(name, "at least 0 and below 1", value);

    private static ArgumentOutOfRangeException Outside(string name, string range, object value) =>
        new(name, value, $"{name} needs to be {range}.");
}
