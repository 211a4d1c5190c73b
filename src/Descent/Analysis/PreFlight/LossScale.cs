using Descent.Losses;
using Descent.Numerics;

namespace Descent.Analysis.PreFlight;

/// <summary>What a loss is for a network that knows nothing, and for one that knows all.</summary>
/// <param name="Untrained">Of one that gives all classes an equal share: ln k; of numbers that of their mean.</param>
/// <param name="Constant">Of the best that does not look at its inputs.</param>
/// <param name="Floor">The lowest that there is: 0 for hard labels, the entropy of soft ones.</param>
internal sealed record LossScale(double Untrained, double Constant, double Floor)
{
    /// <summary>The scale of a loss for some targets; null for a loss that has none that is known.</summary>
    public static LossScale? Of(CheckedOutput output) => output.Loss switch
    {
        SparseCategoricalCrossentropy loss => OfShares(Labels(output, loss), output.Units, smoothing: 0),
        CategoricalCrossentropy loss => OfShares(Rows(output), output.Units, loss.LabelSmoothing),
        BinaryCrossentropy loss => OfQuestions(Rows(output), loss.LabelSmoothing),
        MeanSquaredError => OfNumbers(output, deviation => deviation * deviation),
        MeanAbsoluteError => OfNumbers(output, Math.Abs),
        _ => null,
    };

    private static double[][] Labels(CheckedOutput output, SparseCategoricalCrossentropy loss) =>
        [.. output.Targets.ToDoubles().Where(label => label != loss.IgnoreClass).Select(label => OneHot((int)label, output.Units))];

    private static double[] OneHot(int label, int classes)
    {
        var shares = new double[classes];
        shares[label] = 1;
        return shares;
    }

    private static double[][] Rows(CheckedOutput output) => [.. output.Targets.ToDoubles().Chunk(output.Units)];

    private static LossScale? OfShares(double[][] rows, int classes, double smoothing)
    {
        if (rows.Length == 0) return null;
        double[][] smoothed = [.. rows.Select(row => row.Select(share => share * (1 - smoothing) + smoothing / classes).ToArray())];
        return new(PortableMath.Log(classes), Entropy(Means(smoothed)), smoothed.Average(Entropy));
    }

    private static LossScale? OfQuestions(double[][] rows, double smoothing)
    {
        if (rows.Length == 0) return null;
        double[][] smoothed = [.. rows.Select(row => row.Select(share => share * (1 - smoothing) + smoothing / 2).ToArray())];
        return new(PortableMath.Log(2), Means(smoothed).Average(OfQuestion), smoothed.Average(row => row.Average(OfQuestion)));

        static double OfQuestion(double share) => Entropy([share, 1 - share]);
    }

    private static LossScale OfNumbers(CheckedOutput output, Func<double, double> loss)
    {
        double[][] rows = [.. output.Targets.ToDoubles().Chunk(output.Width)];
        var means = Means(rows);
        var spread = rows.Average(row => row.Select((value, place) => loss(value - means[place])).Average());
        return new(spread, spread, 0);
    }

    private static double[] Means(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(place => rows.Average(row => row[place]))];

    private static double Entropy(double[] shares) => -shares.Sum(share => share > 0 ? share * PortableMath.Log(share) : 0);
}
