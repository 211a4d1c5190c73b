using System.Globalization;

namespace Descent.Analysis.PreFlight;

/// <summary>Numbers in findings: as many digits as tell something, exponents only where zeros would hide the number.</summary>
internal static class Digits
{
    public static string Of(double value) => value.ToString(Math.Abs(value) switch
    {
        >= 1e7 => "g3",
        >= 100 => "0",
        >= 1 => "0.###",
        >= 1e-3 or 0 => "0.####",
        _ => "g3",
    }, CultureInfo.InvariantCulture);
}
