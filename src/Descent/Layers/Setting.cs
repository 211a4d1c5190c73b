using System.Runtime.CompilerServices;

namespace Descent.Layers;

/// <summary>Checks of a layer's settings: each returns the value, or throws an error that names the layer, the setting, its range and the value.</summary>
/// <typeparam name="TLayer">The layer.</typeparam>
internal static class Setting<TLayer>
{
    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "") => value > 0 ? value : throw Outside(name, "at least 1", value);

    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string name = "") => value >= 0 ? value : throw Outside(name, "at least 0", value);

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Outside(name, "finite and at least 0", value);

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") => double.IsFinite(value) ? value : throw Outside(name, "finite", value);

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(name, "positive and finite", value);

    /// <summary>A probability below one.</summary>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw Outside(name, "in [0, 1)", value);

    public static ArgumentOutOfRangeException Outside(string name, string range, object? value) =>
        new(name, $"{typeof(TLayer).Name} needs {name} {range}, got {value}.");
}
