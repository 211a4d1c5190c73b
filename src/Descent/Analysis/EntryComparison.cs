namespace Descent.Analysis;

/// <summary>One entry of a gradient, its central difference, and whether they agree.</summary>
internal readonly record struct EntryComparison(double Analytic, double Numeric, GradientVerdict Verdict)
{
    public double Absolute => Math.Abs(Analytic - Numeric);

    public double Relative(double floor) => Absolute / (Math.Abs(Numeric) + floor);
}
