using Descent.Metrics;

namespace Descent.Assessments;

/// <summary>Accuracy, log loss, balanced accuracy and macro F1: of the rows by class, as they are, as they are predicted, and where both agree.</summary>
internal sealed class ClassSums(ClassPredictions predictions) : RowSums(predictions.Rows, 3 * predictions.Classes.Count + 1)
{
    private readonly int _classes = predictions.Classes.Count;
    private readonly double[] _losses = [.. Enumerable.Range(0, predictions.Rows).Select(predictions.LogLoss)];

    public override IReadOnlyList<SummedScore> Scores { get; } =
        [new("accuracy", true, 0, 1), new("log loss", false, 0, double.PositiveInfinity), new("balanced accuracy", true, 0, 1), new("macro F1", true, 0, 1)];

    public override void Add(int row, double weight, Span<double> sums)
    {
        var (actual, predicted) = (predictions.Truth[row], predictions.Predicted[row]);
        sums[actual] += weight;
        sums[_classes + predicted] += weight;
        if (actual == predicted) sums[2 * _classes + actual] += weight;
        sums[3 * _classes] += weight * _losses[row];
    }

    public override void Score(ReadOnlySpan<double> sums, int count, Span<double> scores)
    {
        double right = 0, recalls = 0, f1 = 0;
        int occurring = 0, judged = 0;
        for (var label = 0; label < _classes; label++)
        {
            var (actual, predicted, both) = (sums[label], sums[_classes + label], sums[2 * _classes + label]);
            right += both;
            if (actual > 0) (recalls, occurring) = (recalls + both / actual, occurring + 1);
            if (actual + predicted > 0) (f1, judged) = (f1 + F1Score.Score(both, predicted - both, actual - both), judged + 1);
        }
        scores[0] = right / count;
        scores[1] = sums[3 * _classes] / count;
        scores[2] = recalls / occurring;
        scores[3] = f1 / judged;
    }
}
