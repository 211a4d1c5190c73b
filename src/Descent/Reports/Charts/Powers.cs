namespace Descent.Reports.Charts;

/// <summary>Powers of ten.</summary>
internal static class Powers
{
    private static readonly double s_ten = PortableMath.Log(10);

    /// <summary>The exponent to which ten must be raised.</summary>
    public static double Exponent(double value) => PortableMath.Log(value) / s_ten;

    /// <summary>Ten to a whole power, exact where that is possible.</summary>
    public static double Of(int exponent)
    {
        var power = 1.0;
        for (var times = 0; times < Math.Abs(exponent); times++) power *= 10;
        return exponent < 0 ? 1 / power : power;
    }
}
