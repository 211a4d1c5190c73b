namespace Descent.Cli.Output.Live;

/// <summary>Distances between the numbers of an axis.</summary>
internal static class RoundStep
{
    /// <summary>The least of 1, 2 and 5 times the powers of ten that is no smaller than a distance.</summary>
    public static double AtLeast(double distance)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(distance)));
        foreach (var factor in (double[])[1, 2, 5])
            if (factor * power >= distance * (1 - 1e-9)) return factor * power;
        return 10 * power;
    }
}
