namespace Descent.Analysis;

/// <summary>
/// Compares a derivative with central differences of a function along one entry. Where they disagree the step is halved again and again: a smooth function's
/// differences settle, and a derivative that is still another is wrong; at a kink the two one-sided slopes stay apart however small the step is. There the
/// derivative needs to be right on both sides; where it is known at this place alone, it needs to lie between the slopes. At a kink of the slope the difference goes to
/// the derivative only as fast as the step.
/// </summary>
/// <remarks>Where several kinks meet in one place, backpropagation's sum of their subgradients need not lie between the slopes of the sum: hence the sides.</remarks>
/// <param name="value">The function, of how far the entry is moved.</param>
/// <param name="options">Step and tolerances.</param>
/// <param name="derivative">The derivative that is checked, of how far the entry is moved; null where it is not known elsewhere.</param>
internal sealed class Differences(Func<double, double> value, GradientCheckOptions options, Func<double, double>? derivative = null)
{
    private const int Halvings = 6;

    // How far from a kink its sides are looked at, in steps: none of their own steps reaches the kink.
    private const int Aside = 4;

    // What a sum of rounded terms may be off by, in units of the last place of the value.
    private const double Rounding = 4 * 2.220446049250313e-16;

    /// <summary>Compares the derivative that backpropagation gives.</summary>
    public EntryComparison Compare(double analytic)
    {
        var coarse = Slopes(options.Difference);
        if (!double.IsFinite(analytic)) return new(analytic, coarse.Central, GradientVerdict.Failed);
        if (Agree(analytic, coarse.Central, coarse)) return new(analytic, coarse.Central, GradientVerdict.Passed);
        var middle = value(0);
        var bent = false;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var fine = Slopes(coarse.Step / 2);
            bent |= IsBent(coarse, fine, middle);
            // Richardson's extrapolation removes the error in h².
            if (Agree(analytic, fine.Central, fine) || !bent && Agree(analytic, ((4 * fine.Central) - coarse.Central) / 3, fine))
                return new(analytic, fine.Central, bent ? GradientVerdict.Kink : GradientVerdict.Passed);
            // Where only the second derivative jumps, as a square's does that begins at ReLU's corner, the error is one in h: it halves with the step.
            if (!bent && Agree(analytic, (2 * fine.Central) - coarse.Central, fine)) return new(analytic, fine.Central, GradientVerdict.Kink);
            if (!IsBent(coarse, fine, middle) && (Agree(coarse.Central, fine.Central, coarse) || double.IsNaN(coarse.Central - fine.Central)))
                return new(analytic, fine.Central, GradientVerdict.Failed);
            coarse = fine;
        }
        return new(analytic, coarse.Central, bent && FitsKink(analytic, coarse, middle) ? GradientVerdict.Kink : GradientVerdict.Failed);
    }

    private bool FitsKink(double analytic, Sides at, double middle)
    {
        if (derivative is not null) return IsRight(Aside * options.Difference) && IsRight(-Aside * options.Difference);
        var (left, right) = ((middle - at.Left) / at.Step, (at.Right - middle) / at.Step);
        // The slopes themselves are off by a curvature that the next smaller step shows.
        var half = Slopes(at.Step / 2);
        var curvature = Math.Abs(left - ((middle - half.Left) / half.Step)) + Math.Abs(right - ((half.Right - middle) / half.Step));
        var tolerance = Tolerance(Math.Max(Math.Abs(left), Math.Abs(right)), at) + (2 * curvature) + (2 * Noise(half));
        return analytic >= Math.Min(left, right) - tolerance && analytic <= Math.Max(left, right) + tolerance;
    }

    private bool IsRight(double moved) =>
        new Differences(by => value(moved + by), options).Compare(derivative!(moved)).Verdict != GradientVerdict.Failed;

    /// <summary>Whether the jump between the slopes to the right and to the left, h f″ of a smooth function, does not halve with the step.</summary>
    private bool IsBent(Sides coarse, Sides fine, double middle)
    {
        var (jump, finer) = (coarse.Jump(middle), fine.Jump(middle));
        return Math.Abs(jump - (2 * finer)) > Tolerance(coarse.Central, fine) + (options.RelativeTolerance * Math.Abs(jump)) + (4 * Noise(fine));
    }

    private bool Agree(double one, double other, Sides at) => Math.Abs(one - other) <= Tolerance(other, at);

    private double Tolerance(double slope, Sides at) => options.AbsoluteTolerance + (options.RelativeTolerance * Math.Abs(slope)) + Noise(at);

    /// <summary>What rounding alone can make of a slope; far below the tolerance where the function's values are near 1.</summary>
    private static double Noise(Sides at) => Rounding * Math.Max(Math.Abs(at.Right), Math.Abs(at.Left)) / at.Step;

    private Sides Slopes(double step) => new(step, value(-step), value(step));

    /// <summary>The function's values on both sides.</summary>
    private readonly record struct Sides(double Step, double Left, double Right)
    {
        public double Central => (Right - Left) / (2 * Step);

        public double Jump(double middle) => (Right - (2 * middle) + Left) / Step;
    }
}
