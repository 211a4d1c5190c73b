using Descent.Data;
using Descent.Graph;
using Descent.Metrics;

namespace Descent.Assessments;

/// <summary>Assesses probabilities of classes.</summary>
internal sealed class ClassAssessment
{
    private readonly ClassPredictions _predictions;
    private readonly AssessmentOptions _options;
    private readonly ClassRanking[] _rankings;      // in the order of the curves

    public ClassAssessment(ClassPredictions predictions, AssessmentOptions options)
    {
        (_predictions, _options) = (predictions, options);
        _rankings = predictions.IsFinite ? [.. predictions.Positives.Select(label => new ClassRanking(predictions, label))] : [];
    }

    public Assessment ToAssessment() => new()
    {
        Task = _predictions.IsBinary ? LearningTask.Binary : LearningTask.Multiclass,
        Rows = _predictions.Rows,
        Scores = Scores(),
        Classes = _predictions.IsFinite ? Report() : null,
    };

    private Score[] Scores()
    {
        var sums = new ClassSums(_predictions);
        if (!_predictions.IsFinite) return ClassScoreOrder.Of(_predictions, sums.None(0), new Score("AUC", null), [sums.None(1), sums.None(2), sums.None(3)]);
        var (values, intervals) = (sums.Values(), JackknifeInterval.Of(sums));
        var (low, high) = WilsonInterval.Of(values[0], _predictions.Rows);
        var accuracy = new Score("accuracy", values[0], low, high, Method: "Wilson");
        return ClassScoreOrder.Of(_predictions, accuracy, new MeanArea(_rankings).ToScore(), [.. Enumerable.Range(1, 3).Select(i => sums.ToScore(i, values[i], intervals[i]))]);
    }

    private ClassReport Report()
    {
        var counts = new ConfusionMatrix(_predictions.Classes.Count).Start();
        counts.Update(TensorData.From(_predictions.Truth), TensorData.From(_predictions.Predicted));
        var confusion = counts.Result().Values;
        var names = _predictions.Positives.Select(label => _predictions.Classes[label]).ToArray();
        var thresholds = _predictions.IsBinary ? new ThresholdTable(_rankings[0], _options) : null;
        return new()
        {
            Table = [.. Enumerable.Range(0, _predictions.Classes.Count).Select(label => Class(label, confusion))],
            Confusion = [.. Enumerable.Range(0, _predictions.Classes.Count).Select(actual => Enumerable.Range(0, _predictions.Classes.Count).Select(predicted => Count(confusion, actual, predicted)).ToArray())],
            Roc = [.. _rankings.Select((ranking, i) => ClassCurves.Roc(ranking, names[i], names.Length))],
            PrecisionRecall = [.. _rankings.Select((ranking, i) => ClassCurves.PrecisionRecall(ranking, names[i], names.Length))],
            Calibration = CalibrationBins.Of(_predictions),
            Thresholds = thresholds?.Table() ?? [],
            Costs = thresholds is null ? null : new(_options.FalsePositiveCost, _options.FalseNegativeCost),
            LowestCost = thresholds?.Cheapest(),
            HighestF1 = thresholds?.HighestF1(),
        };
    }

    private ClassScores Class(int label, TensorData confusion)
    {
        int rows = 0, predicted = 0, both = Count(confusion, label, label);
        for (var other = 0; other < _predictions.Classes.Count; other++)
        {
            rows += Count(confusion, label, other);
            predicted += Count(confusion, other, label);
        }
        return new(_predictions.Classes[label], rows, predicted == 0 ? null : (double)both / predicted, rows == 0 ? null : (double)both / rows,
            both == 0 ? null : F1Score.Score(both, predicted - both, rows - both), _rankings[_predictions.IsBinary ? 0 : label].Area);
    }

    private int Count(TensorData confusion, int actual, int predicted) => (int)confusion[actual * _predictions.Classes.Count + predicted];
}
