using Descent.Graph;
using Descent.Metrics;
using Descent.Numerics;

namespace Descent.Assessments;

/// <summary>
/// One number by which logits are divided so that probabilities become the frequencies that they say (Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural
/// Networks, 2017). The most probable class stays the most probable.
/// </summary>
public static class TemperatureScaling
{
    /// <summary>The temperatures that are considered.</summary>
    internal const double Lowest = 0.05, Highest = 20;

    private const double Least = 1e-7;      // of a probability, as in the log loss

    /// <summary>
    /// The temperature with the lowest log loss, between 0.05 and 20. The loss is convex in its inverse: the only place where the slope is 0 is found by bisection.
    /// </summary>
    /// <param name="truth">Labels of rows that did not train: <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <param name="probabilities">Given to them: <c>[rows, classes]</c>, or of two classes those of the second, <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <exception cref="ShapeException">There is not one label for each row, or there are no rows.</exception>
    /// <exception cref="ArgumentException">A label is none of the classes, or a probability is not finite.</exception>
    public static double Fit(TensorData truth, TensorData probabilities)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (truth.Shape.Size != probabilities.Rows || probabilities.Rows == 0)
            throw new ShapeException($"A temperature needs rows, and one label for each row of the probabilities: got labels {truth.Shape} and probabilities {probabilities.Shape}.");
        var (logits, classes) = Logits(probabilities);
        if (!Array.TrueForAll(logits, double.IsFinite)) throw new ArgumentException("A temperature needs probabilities that are finite numbers.", nameof(probabilities));
        int[] labels = [.. truth.ToDoubles().Select(label => MetricInput.Class("A temperature", label, classes))];
        double low = 1 / Highest, high = 1 / Lowest;
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (Slope(logits, labels, classes, middle) < 0) low = middle;
            else high = middle;
        }
        return 2 / (low + high);
    }

    /// <summary>The probabilities at a temperature: of the same shape, Float32.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="temperature"/> is not positive.</exception>
    public static TensorData Apply(TensorData probabilities, double temperature)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        Require.Positive(temperature);
        var (logits, classes) = Logits(probabilities);
        var (result, shares) = (new float[probabilities.Shape.Size], new double[classes]);
        var outputs = MetricInput.Outputs(probabilities);
        for (var row = 0; row < probabilities.Rows; row++)
        {
            Softmax(logits.AsSpan(row * classes, classes), 1 / temperature, shares);
            for (var i = 0; i < outputs; i++) result[row * outputs + i] = (float)shares[outputs == 1 ? 1 : i];
        }
        return TensorData.From(result, probabilities.Shape);
    }

    /// <summary>Logarithms of the probabilities, which are logits but for a constant a row: [rows, classes].</summary>
    private static (double[] Logits, int Classes) Logits(TensorData probabilities)
    {
        var values = probabilities.ToDoubles();
        return MetricInput.Outputs(probabilities) > 1 ? ([.. values.Select(Logarithm)], MetricInput.Outputs(probabilities))
            : ([.. values.SelectMany(value => new[] { Logarithm(1 - value), Logarithm(value) })], 2);

        static double Logarithm(double value) => PortableMath.Log(Math.Clamp(value, Least, 1 - Least));
    }

    /// <summary>The slope of the log loss over the inverse temperature: the mean expected logit minus the true class's.</summary>
    private static double Slope(double[] logits, int[] labels, int classes, double inverse)
    {
        var (slope, shares) = (0.0, new double[classes]);
        for (var row = 0; row < labels.Length; row++)
        {
            var line = logits.AsSpan(row * classes, classes);
            Softmax(line, inverse, shares);
            for (var i = 0; i < classes; i++) slope += shares[i] * line[i];
            slope -= line[labels[row]];
        }
        return slope;
    }

    private static void Softmax(ReadOnlySpan<double> logits, double inverse, Span<double> shares)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (var logit in logits) most = Math.Max(most, logit);
        for (var i = 0; i < logits.Length; i++) sum += shares[i] = PortableMath.Exp((logits[i] - most) * inverse);
        for (var i = 0; i < logits.Length; i++) shares[i] /= sum;
    }
}
