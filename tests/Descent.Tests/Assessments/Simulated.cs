using Descent.Graph;

namespace Descent.Tests.Assessments;

/// <summary>Rows whose true scores are known, as far as numbers can be drawn.</summary>
internal static class Simulated
{
    /// <summary>Two classes: a score of mean 0 or <paramref name="distance"/> and deviation 1, as the probability that is right at equal shares.</summary>
    public static (TensorData Truth, TensorData Probabilities) Classes(int rows, long seed, double distance = 1.5, double share = 0.4)
    {
        var stream = new RandomStream(seed, "simulated");
        var (truth, probabilities) = (new int[rows], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            truth[row] = stream.NextDouble() < share ? 1 : 0;
            var score = stream.NextNormal() + distance * truth[row];
            probabilities[row] = 1 / (1 + Math.Exp(-distance * (score - distance / 2)));
        }
        return (TensorData.From(truth), TensorData.From(probabilities, [rows, 1]));
    }

    /// <summary>Three classes, each nearest to its own corner of a triangle.</summary>
    public static (TensorData Truth, TensorData Probabilities) ThreeClasses(int rows, long seed)
    {
        var stream = new RandomStream(seed, "simulated");
        var (truth, probabilities) = (new int[rows], new double[rows * 3]);
        for (var row = 0; row < rows; row++)
        {
            truth[row] = stream.NextInt(3);
            double sum = 0;
            for (var c = 0; c < 3; c++) sum += probabilities[row * 3 + c] = Math.Exp(stream.NextNormal() + (c == truth[row] ? 1.2 : 0));
            for (var c = 0; c < 3; c++) probabilities[row * 3 + c] /= sum;
        }
        return (TensorData.From(truth), TensorData.From(probabilities, [rows, 3]));
    }

    /// <summary>Targets of deviation 2, and predictions with errors of a deviation.</summary>
    public static (TensorData Truth, TensorData Predictions) Numbers(int rows, long seed, double deviation = 1)
    {
        var stream = new RandomStream(seed, "simulated");
        var (truth, predictions) = (new double[rows], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            truth[row] = 10 + 2 * stream.NextNormal();
            predictions[row] = truth[row] + deviation * stream.NextNormal();
        }
        return (TensorData.From(truth), TensorData.From(predictions));
    }
}
