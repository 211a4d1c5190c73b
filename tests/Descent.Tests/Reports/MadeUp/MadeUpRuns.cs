using Descent.Assessments;
using Descent.Data;
using Descent.Tabular.Results;

namespace Descent.Tests.Reports.MadeUp;

/// <summary>Results as runs have them, of rows that are drawn by a seed: for looking at reports, and for tests of them.</summary>
internal static class MadeUpRuns
{
    public static RunResults Binary()
    {
        var data = MadeUpClassifier.Draw(61, 2, 1.8, 3);
        var report = MadeUpClassifier.Report(data, ["no disease", "disease"]);
        List<Score> scores = [new("AUC", 0.9142, 0.8363, 0.9704), new("accuracy", 0.8525, 0.7434, 0.9203), new("log loss", 0.3921, 0.2904, 0.5237, HigherIsBetter: false), new("Brier", 0.1204, 0.0841, 0.1627, HigherIsBetter: false)];
        return new RunResults
        {
            Program = "descent 0.1.0",
            Command = "descent train heart.csv --target disease --folds 5 --repeats 2 --seed 7",
            Fingerprint = new("5d1c9a20e47b", "0f62c1d9be11", "a7e40d53c2f8"),
            Data = new("heart.csv", 303, "disease", LearningTask.Binary, HeartColumns(), [new("no disease", 164), new("disease", 139)]),
            Findings =
            [
                new("missing-values", "warning", "6 cells are missing: 4 in ca, 2 in thal.", "They count as a category of their own; --column ca=number takes the mean instead."),
                new("small-test", "note", "The test has 61 rows: an accuracy of 0.85 could be anything from 0.74 to 0.92.", "Take --folds 5 for a surer estimate."),
            ],
            Split = new("stratified", 7, [new("train", 194, [105, 89]), new("validation", 48, [26, 22]), new("test", 61, [33, 28])]),
            Network = Chain(("inputs", "Input", "", "24", 0), ("hidden", "Dense", "relu, L2 0.003", "32", 800), ("dropout", "Dropout", "rate 0.2", "32", 0), ("hidden_2", "Dense", "relu, L2 0.003", "16", 528), ("output", "Dense", "sigmoid", "1", 17)),
            Settings =
            [
                new("hidden", "32,16", "303 rows, 24 inputs"), new("learning-rate", "0.01", "the range test's steepest fall"), new("batch-size", "32", "194 training rows"),
                new("optimizer", "adam", "the default"), new("seed", "7", "given"), new("patience", "20", "the default"),
            ],
            Training = MadeUpTraining.Of(87, 7, 61, ["hidden", "hidden_2", "output"], finalFit: new FinalFit(242, 61, 488)),
            Test = new("61 rows that the network has not seen", new Assessment { Task = LearningTask.Binary, Rows = 61, Scores = scores, Classes = report },
                [
                    new("always 'no disease'", [new("AUC", 0.5, 0.5, 0.5), new("accuracy", 0.541, 0.417, 0.66), new("log loss", 0.6898, 0.673, 0.7071, false), new("Brier", 0.2484, 0.24, 0.257, false)], new("AUC", 0.4142, 0.3363, 0.4704)),
                    new("logistic regression", [new("AUC", 0.9015, 0.8194, 0.9621), new("accuracy", 0.8361, 0.7243, 0.9080), new("log loss", 0.4087, 0.3011, 0.5498, false), new("Brier", 0.1273, 0.09, 0.17, false)], new("AUC", 0.0127, -0.0204, 0.0455)),
                ],
                "The network is far better than always saying 'no disease'. It is not surely better than logistic regression: the difference in AUC of 0.0127 could be chance.", 1.31),
            Folds = Folds("cross-validation", 5, 2, ("AUC", 0.909, 0.035, true), ("accuracy", 0.836, 0.04, true), ("log loss", 0.398, 0.07, false)),
            Importance = [.. new[] { "ca", "cp", "thal", "oldpeak", "sex", "thalach", "exang", "slope", "age", "trestbps", "restecg", "chol", "fbs" }.Select((name, index) => new ColumnImportance(name, index == 12 ? -0.0021 : 0.071 / (1 + 0.9 * index), 0.012 / (1 + 0.3 * index)))],
            Worst = [.. Enumerable.Range(0, 8).Select(index => new WorstRow(14 + 31 * index, index % 3 == 0 ? "disease" : "no disease", index % 3 == 0 ? "no disease (0.04)" : "disease (0.94)", 3.12 - 0.31 * index, [new("age", (41 + 3 * index).ToString()), new("sex", "male"), new("cp", "atypical angina"), new("trestbps", "130"), new("chol", (204 + 9 * index).ToString()), new("ca", index == 2 ? null : "0"), new("thal", "normal")]))],
        };
    }

    public static RunResults Multiclass(int classes = 10)
    {
        var rows = classes * (classes > 20 ? 12 : 36);
        var names = Enumerable.Range(0, classes).Select(label => label.ToString()).ToList();
        var report = MadeUpClassifier.Report(MadeUpClassifier.Draw(rows, classes, 4.1, 5), names);
        var hits = report.Confusion.Select((counts, label) => counts[label]).Sum();
        return Binary() with
        {
            Command = "descent train digits.csv --target digit",
            Data = new("digits.csv", rows * 5, "digit", LearningTask.Multiclass, [.. Enumerable.Range(0, 64).Select(pixel => new ColumnSummary($"pixel_{pixel / 8}_{pixel % 8}", pixel % 8 == 0 ? ColumnRole.Constant : ColumnRole.Number, pixel % 8 == 0 ? "one value in all rows: 0" : "17 distinct, none missing, all integers 0..16 → number", pixel % 8 == 0 ? 0 : 1)), new("digit", ColumnRole.Target, "given by --target; integers 0..9 → 10 classes", 0)], [.. names.Select((name, label) => new ClassCount(name, 180 + label % 4))]),
            Findings = [],
            Split = new("stratified", 0, [new("train", rows * 3, [.. names.Select(_ => 108)]), new("validation", rows, [.. names.Select(_ => 36)]), new("test", rows, [.. names.Select(_ => 36)])]),
            Network = Chain(("inputs", "Input", "", "61", 0), ("hidden", "Dense", "relu", "128", 7936), ("output", "Dense", "softmax", classes.ToString(), 129 * classes)),
            Training = MadeUpTraining.Of(60, 34, 41, ["hidden", "output"], finalFit: null),
            Test = new($"{rows} rows that the network has not seen", new Assessment { Task = LearningTask.Multiclass, Rows = rows, Scores = [new("accuracy", (double)hits / rows, 0.951, 0.986), new("macro F1", 0.9719, 0.95, 0.99), new("AUC", 0.9991, 0.998, 0.9998), new("log loss", 0.0941, 0.061, 0.135, false)], Classes = report },
                [
                    new("always '3'", [new("accuracy", 0.1, 0.073, 0.135), new("macro F1", 0.0182), new("AUC", 0.5), new("log loss", 2.3026, null, null, false)]),
                    new("logistic regression", [new("accuracy", 0.9583, 0.932, 0.975), new("macro F1", 0.9579, 0.93, 0.976), new("AUC", 0.9985, 0.997, 0.9995), new("log loss", 0.1532, 0.11, 0.205, false)], new("accuracy", 0.0139, -0.0028, 0.0305)),
                ], "The network is better than always saying '3'; against logistic regression the difference of 0.0139 could be chance."),
            Folds = Folds("cross-validation", 5, 2, ("accuracy", 0.972, 0.006, true), ("macro F1", 0.971, 0.007, true)),
            Importance = [],
            Search = [.. Enumerable.Range(0, 12).Select(index => new CandidateSummary([new("hidden", index % 2 == 0 ? "128" : "64,32", ""), new("learning-rate", index % 3 == 0 ? "0.003" : "0.001", ""), new("dropout", index % 4 == 0 ? "0.2" : "0", "")], 0.081 + 0.013 * index, 15 + 45 / (1 + index), index == 0))],
        };
    }

    public static RunResults Regression()
    {
        var report = MadeUpResiduals.Of(400, 52.1, 21.4, 6.3);
        return Binary() with
        {
            Command = "descent train houses.csv --target 'price (k€)'",
            Data = new("houses.csv", 2010, "price (k€)", LearningTask.Regression, [new("area", ColumnRole.Number, "381 distinct, none missing, 24..310 → number", 1), new("district", ColumnRole.Category, "12 distinct, none missing, text → category", 12), new("built", ColumnRole.Number, "97 distinct, 8 missing, integers 1901..2019 → number, a column more for what is missing", 2), new("id", ColumnRole.Identifier, "all 2,010 distinct integers in order → identifier", 0), new("price (k€)", ColumnRole.Target, "the last column; 1,204 distinct numbers", 0)], []),
            Findings = [new("identifier", "note", "The column id tells rows apart and says nothing else.", "It is not used; --column id=number would use it.")],
            Split = new("random", 7, [new("train", 1286, []), new("validation", 322, []), new("test", 402, [])]),
            Network = Branched(),
            Test = new("402 rows that the network has not seen", new Assessment { Task = LearningTask.Regression, Rows = 402, Scores = [new("RMSE", 6.284, 5.81, 6.77, false), new("MAE", 4.872, 4.53, 5.22, false), new("R2", 0.9148, 0.898, 0.929)], Residuals = report },
                [new("the mean", [new("RMSE", 21.53, 20.1, 23, false), new("MAE", 17.22, 16, 18.5, false), new("R2", 0, -0.01, 0)], new("RMSE", 15.246, 13.9, 16.6)), new("ridge regression", [new("RMSE", 7.913, 7.32, 8.52, false), new("MAE", 6.104, 5.66, 6.57, false), new("R2", 0.8649, 0.843, 0.884)], new("RMSE", 1.629, 1.21, 2.05))],
                "The network is better than the mean and than ridge regression, and surely so: its RMSE is smaller by 1.629 (1.21 to 2.05)."),
            Folds = null,
            Importance = [new("area", 9.21, 0.44), new("district", 4.87, 0.31), new("built", 1.02, 0.12)],
            Worst = [.. Enumerable.Range(0, 5).Select(index => new WorstRow(100 + 77 * index, "91.5", "61.2", 30.3 - 2.7 * index, [new("area", "118"), new("district", "Altstadt"), new("built", index == 1 ? null : "1936")]))],
        };
    }

    public static RunResults TimeSeries()
    {
        var run = Regression();
        return run with
        {
            Command = "descent train seattle-weather.csv --target temp_max --task timeseries --horizon 1",
            Data = run.Data with { Source = "seattle-weather.csv", Target = "temp_max", Rows = 1461 },
            Split = new("by time", null, [new("train", 935, []), new("validation", 234, []), new("test", 292, [])]),
            Folds = Folds("rolling origin", 5, 1, ("RMSE", 2.68, 0.18, false), ("MAE", 2.05, 0.12, false)),
        };
    }

    /// <summary>No more than a run must have.</summary>
    public static RunResults Bare() => Binary() with
    {
        Findings = [], Settings = [], Test = null, Folds = null, Importance = [], Worst = [], Search = [],
        Training = new TrainingSummary { Epochs = 1, Steps = 1, BestEpoch = 0, StopKind = "epochs", StopMessage = "all epochs are done", Seconds = 0.01, Epochwise = [new("loss", [0.7])] },
    };

    /// <summary>As much of everything as a report is to hold in two megabytes.</summary>
    public static RunResults Large()
    {
        var run = Multiclass(100);
        return run with
        {
            Data = run.Data with { Columns = [.. Enumerable.Range(0, 500).Select(index => new ColumnSummary($"measurement number {index}", ColumnRole.Number, "1,732 distinct, 12 missing, −3.71..4.02 → number, a column more for what is missing", 2))] },
            Training = MadeUpTraining.Of(10_000, 34, 8_211, ["hidden", "hidden_2", "hidden_3", "output"], finalFit: null),
            Importance = [.. Enumerable.Range(0, 500).Select(index => new ColumnImportance($"measurement number {index}", 0.1 / (index + 1), 0.003))],
            Worst = [.. Enumerable.Range(0, 50).Select(row => new WorstRow(row, "12", "44 (0.98)", 4.1, [.. Enumerable.Range(0, 500).Select(index => new RowCell($"measurement number {index}", "0.1234567"))]))],
        };
    }

    private static List<ColumnSummary> HeartColumns() =>
    [
        new("age", ColumnRole.Number, "41 distinct, none missing, all integers 29..77 → number", 1), new("sex", ColumnRole.Category, "2 distinct, none missing, text → category", 1),
        new("cp", ColumnRole.Category, "4 distinct, none missing, text → category", 4), new("trestbps", ColumnRole.Number, "50 distinct, none missing, all integers 94..200 → number", 1),
        new("chol", ColumnRole.Number, "152 distinct, none missing, all integers 126..564 → number", 1), new("fbs", ColumnRole.Category, "2 distinct, none missing, true and false → category", 1),
        new("restecg", ColumnRole.Category, "3 distinct, none missing, text → category", 3), new("thalach", ColumnRole.Number, "91 distinct, none missing, all integers 71..202 → number", 1),
        new("exang", ColumnRole.Category, "2 distinct, none missing, yes and no → category", 1), new("oldpeak", ColumnRole.Number, "40 distinct, none missing, 0..6.2 → number", 1),
        new("slope", ColumnRole.Category, "3 distinct, none missing, text → category", 3), new("ca", ColumnRole.Category, "4 distinct, 4 missing, all integers 0..3 → category, missing as its own", 5),
        new("thal", ColumnRole.Category, "3 distinct, 2 missing, text → category, missing as its own", 4), new("patient", ColumnRole.Identifier, "all 303 distinct, integers in order → identifier", 0),
        new("disease", ColumnRole.Target, "given by --target; 2 classes: no disease 164, disease 139", 0),
    ];

    private static NetworkSummary Chain(params (string Name, string Kind, string Details, string Output, long Parameters)[] layers) =>
        new([.. layers.Select((layer, index) => new LayerSummary(layer.Name, layer.Kind, layer.Details, layer.Output, layer.Parameters, index == 0 ? [] : [layers[index - 1].Name]))], layers.Sum(layer => layer.Parameters));

    private static NetworkSummary Branched() => new(
    [
        new("numbers", "Input", "", "3", 0, []), new("district", "Input", "", "1", 0, []), new("embedding", "Embedding", "12 categories", "6", 72, ["district"]),
        new("joined", "Concatenate", "", "9", 0, ["numbers", "embedding"]), new("hidden", "Dense", "relu", "32", 320, ["joined"]), new("hidden_2", "Dense", "relu", "32", 1056, ["hidden"]),
        new("sum", "Add", "", "32", 0, ["hidden", "hidden_2"]), new("output", "Dense", "", "1", 33, ["sum"]),
    ], 1481);

    private static FoldsSummary Folds(string kind, int folds, int repeats, params (string Name, double Mean, double Spread, bool Higher)[] scores)
    {
        FoldScore Score((string Name, double Mean, double Spread, bool Higher) score, double shift, int seed)
        {
            var random = new Random(seed);
            var values = Enumerable.Range(0, folds * repeats).Select(_ => (double?)(score.Mean + shift * score.Spread * (score.Higher ? -1 : 1) + score.Spread * (random.NextDouble() + random.NextDouble() - 1) * 1.6)).ToList();
            var mean = values.Average()!.Value;
            return new(score.Name, mean, Math.Sqrt(values.Average(value => (value!.Value - mean) * (value.Value - mean))), values, score.Higher);
        }

        return new(kind, folds, repeats, [.. scores.Select(score => Score(score, 0, 1))], [new("logistic regression", [.. scores.Select(score => Score(score, 0.4, 2))]), new("the simplest guess", [.. scores.Select(score => Score(score, 4, 3))])]);
    }
}
