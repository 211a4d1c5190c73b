namespace Descent.Cli.Output.Live;

/// <summary>
/// What a chart shows of some losses. The first epochs of a long training often are so far above the others that these would be one flat line: where leaving a twentieth of the epochs out
/// makes the range much smaller, the curves begin at the upper edge, and that is said.
/// </summary>
internal sealed class LossRange
{
    private const int LeastEpochs = 40, PartLeftOut = 20;

    private const double MuchSmaller = 2.5;

    /// <param name="training">The losses of the training rows, one an epoch.</param>
    /// <param name="validation">Those of the validation rows.</param>
    /// <exception cref="InvalidOperationException">None is finite.</exception>
    public LossRange(IReadOnlyList<double> training, IReadOnlyList<double> validation)
    {
        double[] all = [.. training.Concat(validation).Where(double.IsFinite)];
        Scale = new(all);
        var left = training.Count / PartLeftOut;
        double[] later = [.. training.Skip(left).Concat(validation.Skip(left)).Where(double.IsFinite)];
        if (training.Count < LeastEpochs || Scale.IsLogarithmic || later.Length == 0 || later.Min() > all.Min() || all.Max() - all.Min() < MuchSmaller * (later.Max() - later.Min())) return;
        (Scale, Highest) = (new(later), all.Max());
    }

    /// <summary>The vertical axis.</summary>
    public LossScale Scale { get; }

    /// <summary>The highest loss, where it is above the axis; else null.</summary>
    public double? Highest { get; }
}
