using Descent.Assessments;
using Descent.Data;
using Descent.Graph;
using Descent.Metrics;

namespace Descent.Tabular;

/// <summary>Measures predictions, in the target's own unit.</summary>
internal static class Scores
{
    private const double Least = 1e-7;

    /// <summary>The measures that suit the target.</summary>
    /// <param name="output">The target.</param>
    /// <param name="truth">As the pipeline encodes it.</param>
    /// <param name="predictions">Probabilities, or standardised numbers: [rows, outputs].</param>
    public static IReadOnlyList<Score> Of(TargetEncoding output, TensorData truth, TensorData predictions) => output switch
    {
        NumberTarget number => OfNumbers(number, truth, predictions),
        ClassTarget classes => OfClasses(classes, truth, predictions),
        _ => throw new NotSupportedException($"There are no measures for a target of {output.GetType().Name}."),
    };

    private static Score[] OfClasses(ClassTarget output, TensorData truth, TensorData predictions)
    {
        var values = predictions.Span<float>();
        double right = 0, logLoss = 0;
        for (var row = 0; row < truth.Rows; row++)
        {
            var probabilities = values.Slice(row * output.Outputs, output.Outputs);
            var label = (int)truth[row];
            if (output.Label(probabilities) == label) right++;
            var probability = output.Outputs == 1 ? (label == 1 ? probabilities[0] : 1 - (double)probabilities[0]) : probabilities[label];
            logLoss -= PortableMath.Log(Math.Clamp(probability, Least, 1 - Least));
        }
        return [new("accuracy", right / truth.Rows), new("AUC", Finite(Area(output, truth, predictions))), new("log loss", logLoss / truth.Rows, HigherIsBetter: false)];
    }

    /// <summary>The area under the receiver operating characteristic; of several classes the mean of each against the rest.</summary>
    private static double Area(ClassTarget output, TensorData truth, TensorData predictions)
    {
        if (output.Outputs == 1) return OfOne(truth, predictions);
        var areas = Enumerable.Range(0, output.Outputs).Select(label => OfOne(
            TensorData.From([.. truth.ToDoubles().Select(value => value == label ? 1.0 : 0)]), TensorData.From([.. Enumerable.Range(0, truth.Rows).Select(row => predictions[row * output.Outputs + label])])));
        return areas.Where(area => !double.IsNaN(area)).DefaultIfEmpty(double.NaN).Average();

        static double OfOne(TensorData truth, TensorData scores)
        {
            var area = new RocAuc().Start();
            area.Update(truth, scores);
            return area.Result().Value;
        }
    }

    private static Score[] OfNumbers(NumberTarget output, TensorData truth, TensorData predictions)
    {
        double squares = 0, sizes = 0;
        for (var row = 0; row < truth.Rows; row++)
        {
            var error = (predictions[row] - truth[row]) * output.StandardDeviation;
            squares += error * error;
            sizes += Math.Abs(error);
        }
        var determination = new R2Score().Start();
        determination.Update(truth, predictions);
        return [new("RMSE", Math.Sqrt(squares / truth.Rows), HigherIsBetter: false), new("MAE", sizes / truth.Rows, HigherIsBetter: false), new("R2", Finite(determination.Result().Value))];
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
