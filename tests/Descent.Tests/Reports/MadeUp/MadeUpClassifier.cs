using Descent.Assessments;

namespace Descent.Tests.Reports.MadeUp;

/// <summary>Rows with probabilities as a classifier gives them, and what is told about them.</summary>
internal static class MadeUpClassifier
{
    /// <param name="rows">How many.</param>
    /// <param name="classes">How many.</param>
    /// <param name="skill">How far the actual class's logit stands out.</param>
    /// <param name="seed">Of the rows.</param>
    public static List<(int Actual, double[] Probabilities)> Draw(int rows, int classes, double skill, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(row =>
        {
            var actual = row % classes;
            var logits = Enumerable.Range(0, classes).Select(label => (label == actual ? skill : 0) + 2.2 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)).ToArray();
            var sum = logits.Sum(Math.Exp);
            return (actual, logits.Select(logit => Math.Exp(logit) / sum).ToArray());
        })];
    }

    public static ClassReport Report(List<(int Actual, double[] Probabilities)> rows, IReadOnlyList<string> names)
    {
        var counts = names.Select(_ => new int[names.Count]).ToList();
        foreach (var (actual, probabilities) in rows) counts[actual][probabilities.Index().MaxBy(item => item.Item).Index]++;
        List<IReadOnlyList<int>> confusion = [.. counts];
        var positives = names.Count == 2 ? [1] : Enumerable.Range(0, names.Count).ToArray();
        return new ClassReport
        {
            Table = [.. names.Select((name, label) => Scores(rows, confusion, name, label))],
            Confusion = confusion,
            Roc = [.. positives.Select(label => Roc(rows, label, names[label]))],
            PrecisionRecall = [.. positives.Select(label => PrecisionRecall(rows, label, names[label]))],
            Calibration = new Calibration(0.0431, 0.1204, Bins(rows)),
            Thresholds = names.Count == 2 ? [.. Enumerable.Range(1, 19).Select(index => Threshold(rows, index * 0.05))] : [],
        };
    }

    private static ClassScores Scores(List<(int Actual, double[] Probabilities)> rows, List<IReadOnlyList<int>> confusion, string name, int label)
    {
        var (hits, predicted, actual) = (confusion[label][label], confusion.Sum(counts => counts[label]), confusion[label].Sum());
        var (precision, recall) = ((double)hits / Math.Max(1, predicted), (double)hits / actual);
        return new(name, actual, precision, recall, hits == 0 ? null : 2 * precision * recall / (precision + recall), Roc(rows, label, name).Area);
    }

    private static Curve Roc(List<(int Actual, double[] Probabilities)> rows, int label, string name) => Sweep(rows, label, name, (hits, alarms, positives) => ((double)alarms / (rows.Count - positives), (double)hits / positives));

    private static Curve PrecisionRecall(List<(int Actual, double[] Probabilities)> rows, int label, string name) => Sweep(rows, label, name, (hits, alarms, positives) => ((double)hits / positives, hits + alarms == 0 ? 1 : (double)hits / (hits + alarms)));

    private static Curve Sweep(List<(int Actual, double[] Probabilities)> rows, int label, string name, Func<int, int, int, (double X, double Y)> place)
    {
        var positives = rows.Count(row => row.Actual == label);
        var (hits, alarms, area) = (0, 0, 0.0);
        var (x, y) = place(0, 0, positives);
        var points = new List<CurvePoint> { new(x, y, null) };
        foreach (var row in rows.OrderByDescending(row => row.Probabilities[label]))
        {
            if (row.Actual == label) hits++;
            else alarms++;
            var next = place(hits, alarms, positives);
            area += (next.X - points[^1].X) * (next.Y + points[^1].Y) / 2;
            points.Add(new(next.X, next.Y, row.Probabilities[label]));
        }

        return new(name, area, points);
    }

    private static List<CalibrationBin> Bins(List<(int Actual, double[] Probabilities)> rows)
    {
        var two = rows[0].Probabilities.Length == 2;
        return [.. from row in rows
                   let predicted = two ? row.Probabilities[1] : row.Probabilities.Max()
                   let right = two ? row.Actual == 1 : row.Probabilities[row.Actual] == predicted
                   group (predicted, right) by Math.Min(9, (int)(predicted * 10)) into bin
                   orderby bin.Key
                   let observed = bin.Average(item => item.right ? 1.0 : 0)
                   let half = Math.Sqrt(observed * (1 - observed) / bin.Count() + 0.02) * 1.1
                   select new CalibrationBin(bin.Key / 10.0, (bin.Key + 1) / 10.0, bin.Count(), bin.Average(item => item.predicted), observed, Math.Max(0, observed - half), Math.Min(1, observed + half))];
    }

    private static ThresholdScores Threshold(List<(int Actual, double[] Probabilities)> rows, double threshold)
    {
        int Count(int actual, bool reached) => rows.Count(row => row.Actual == actual && row.Probabilities[1] >= threshold == reached);
        var (hits, alarms, quiet, missed) = (Count(1, true), Count(0, true), Count(0, false), Count(1, false));
        double? precision = hits + alarms == 0 ? null : (double)hits / (hits + alarms);
        var recall = (double)hits / (hits + missed);
        return new(threshold, hits, alarms, quiet, missed, precision, recall, (double)quiet / (quiet + alarms), 2.0 * hits / (2 * hits + alarms + missed), (alarms + 5.0 * missed) / rows.Count);
    }
}
