using Descent.Graph;

namespace Descent.Analysis;

/// <summary>One element of a gradient, beside its central difference.</summary>
/// <param name="Index">The element's place, one number an axis.</param>
/// <param name="Analytic">What backpropagation gives.</param>
/// <param name="Numeric">The central difference.</param>
public sealed record GradientEntry(ValueList<int> Index, double Analytic, double Numeric)
{
    /// <summary>|analytic − numeric|.</summary>
    public double AbsoluteDifference => Math.Abs(Analytic - Numeric);

    /// <summary>The place and both values.</summary>
    public override string ToString() => FormattableString.Invariant($"[{string.Join(", ", Index)}] analytic {Analytic:g9}, numeric {Numeric:g9}");
}
