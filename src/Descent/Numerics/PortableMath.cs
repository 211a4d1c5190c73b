namespace Descent.Numerics;

/// <summary>
/// Elementary functions of single numbers with the same bits on every machine: those of the kernels, one lane wide. What influences parameters uses
/// these, since the C library behind <see cref="Math"/> chooses its code by the processor.
/// </summary>
internal static class PortableMath
{
    /// <summary>The natural logarithm of 2, rounded.</summary>
    public const double Log2 = 0.6931471805599453;

    /// <summary>eˣ.</summary>
    public static double Exp(double x) => Exponential<Lanes1<double>, double, double>.Exp(x);

    /// <summary>The natural logarithm; -∞ at 0, NaN below.</summary>
    public static double Log(double x) => Logarithm<Lanes1<double>, double, double>.Log(x);

    /// <summary>The sine of x radians.</summary>
    public static double Sin(double x) => Trigonometric<Lanes1<double>, double, double>.Sin(x, 0);

    /// <summary>The cosine of x radians.</summary>
    public static double Cos(double x) => Trigonometric<Lanes1<double>, double, double>.Sin(x, 1);

    /// <summary>aᵇ with the special values of <see cref="Math.Pow"/>.</summary>
    public static double Power(double a, double b) => PowerFunction<Lanes1<double>, double, double>.Power(a, b);
}
