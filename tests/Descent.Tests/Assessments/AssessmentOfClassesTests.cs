using Descent.Assessments;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Assessments;

public class AssessmentOfClassesTests
{
    private static readonly string[] Two = ["no", "yes"], Three = ["a", "b", "c"];

    private static Score Find(Assessment assessment, string name) => assessment.Scores.Single(score => score.Name == name);

    /// <summary>Ten rows: 3 of 4 positives found, 2 of 6 negatives taken for positives.</summary>
    private static readonly TensorData TenTruths = new[] { 1, 1, 1, 1, 0, 0, 0, 0, 0, 0 };
    private static readonly TensorData TenProbabilities = TensorData.From([0.9, 0.8, 0.7, 0.3, 0.75, 0.6, 0.3, 0.2, 0.1, 0.05], [10, 1]);

    [Fact]
    public void A_small_case_is_as_by_hand()
    {
        var assessment = Assessment.OfClasses(Two, TenTruths, TenProbabilities);
        Assert.Equal(["AUC", "accuracy", "log loss", "balanced accuracy", "macro F1"], assessment.Scores.Select(score => score.Name));
        Assert.Equal(LearningTask.Binary, assessment.Task);
        Assert.Equal(0.7, Find(assessment, "accuracy").Value);
        // Of 24 pairs wrong: 0.7 < 0.75; 0.3 < 0.75, 0.3 < 0.6; and one tie.
        Assert.Equal(20.5 / 24, Find(assessment, "AUC").Value!.Value, 1e-12);
        Assert.Equal((0.75 + 4 / 6.0) / 2, Find(assessment, "balanced accuracy").Value!.Value, 1e-12);
        Assert.Equal((2 * 3 / 9.0 + 2 * 4 / 11.0) / 2, Find(assessment, "macro F1").Value!.Value, 1e-12);
        double[] right = [0.9, 0.8, 0.7, 0.3, 0.25, 0.4, 0.7, 0.8, 0.9, 0.95];
        Assert.Equal(right.Average(p => -Math.Log(p)), Find(assessment, "log loss").Value!.Value, 1e-12);
        Assert.Equal(right.Average(p => (1 - p) * (1 - p)), assessment.Classes!.Calibration.Brier, 1e-12);
        Assert.Equal([[4, 2], [1, 3]], assessment.Classes.Confusion);
        Assert.Equal(new ClassScores("yes", 4, 0.6, 0.75, 2 * 3 / 9.0, 20.5 / 24), assessment.Classes.Table[1]);
        Assert.Equal(new ClassScores("no", 6, 0.8, 4 / 6.0, 2 * 4 / 11.0, 20.5 / 24), assessment.Classes.Table[0]);
    }

    /// <summary>Wilson's interval of 7 of 10, as R's binom package gives it.</summary>
    [Fact]
    public void Wilsons_interval_is_the_published_one()
    {
        var accuracy = Find(Assessment.OfClasses(Two, TenTruths, TenProbabilities), "accuracy");
        Assert.Equal((0.396778, 0.892209), (Math.Round(accuracy.Low!.Value, 6), Math.Round(accuracy.High!.Value, 6)));
    }

    [Fact]
    public void Two_columns_say_the_same_as_the_second_alone()
    {
        var both = TensorData.From([.. TenProbabilities.ToDoubles().SelectMany(p => new[] { 1 - p, p })], [10, 2]);
        Assert.Equal(Assessment.OfClasses(Two, TenTruths, TenProbabilities).Scores.Select(Rounded), Assessment.OfClasses(Two, TenTruths, both).Scores.Select(Rounded));
    }

    private static string Rounded(Score score) => $"{score.Name} {score.Value:0.0000000000} {score.Low:0.0000000000} {score.High:0.0000000000}";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void DeLongs_interval_is_that_of_his_formula_over_all_pairs(int seed)
    {
        var (truth, probabilities) = Simulated.Classes(60, seed);
        var rounded = TensorData.From([.. probabilities.ToDoubles().Select(p => Math.Round(p, 1))], [60, 1]);      // so that there are ties
        double[] positives = [.. Enumerable.Range(0, 60).Where(row => truth[row] == 1).Select(row => rounded[row])], negatives = [.. Enumerable.Range(0, 60).Where(row => truth[row] == 0).Select(row => rounded[row])];
        double[] ofPositives = [.. positives.Select(p => negatives.Average(n => Order(p, n)))], ofNegatives = [.. negatives.Select(n => positives.Average(p => Order(p, n)))];
        var area = ofPositives.Average();
        var error = Math.Sqrt(Variance(ofPositives) / positives.Length + Variance(ofNegatives) / negatives.Length);
        var (logit, half) = (Math.Log(area / (1 - area)), 1.959963984540054 * error / (area * (1 - area)));

        var score = Find(Assessment.OfClasses(Two, truth, rounded), "AUC");
        Assert.Equal(area, score.Value!.Value, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(half - logit)), score.Low!.Value, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-half - logit)), score.High!.Value, 1e-12);

        static double Order(double positive, double negative) => positive > negative ? 1 : positive == negative ? 0.5 : 0;
        double Variance(double[] values) => values.Sum(value => (value - area) * (value - area)) / (values.Length - 1);
    }

    [Fact]
    public void Scores_do_not_depend_on_the_order_of_rows_nor_the_area_on_the_scale()
    {
        var (truth, probabilities) = Simulated.Classes(200, 3);
        int[] order = [.. Enumerable.Range(0, 200)];
        new RandomStream(1, "order").Shuffle<int>(order);
        var (one, other) = (Assessment.OfClasses(Two, truth, probabilities), Assessment.OfClasses(Two, truth.TakeRows(order), probabilities.TakeRows(order)));
        foreach (var (a, b) in one.Scores.Zip(other.Scores)) Assert.Equal(a.Value!.Value, b.Value!.Value, 1e-12);
        Assert.Equal(one.Classes!.Roc[0].Points, other.Classes!.Roc[0].Points);
        Assert.Equal(one.Classes.Calibration.Error, other.Classes.Calibration.Error, 1e-12);

        var bent = TensorData.From([.. probabilities.ToDoubles().Select(p => p * p * p)], [200, 1]);
        var area = Find(Assessment.OfClasses(Two, truth, bent), "AUC");
        Assert.Equal((Find(one, "AUC").Value, Find(one, "AUC").Low), (area.Value, area.Low));
    }

    [Fact]
    public void Of_one_class_there_is_no_area()
    {
        var assessment = Assessment.OfClasses(Two, new[] { 0, 0, 0 }, new[] { 0.1, 0.2, 0.6 });
        Assert.Equal(new Score("AUC", null), Find(assessment, "AUC"));
        Assert.Equal(2 / 3.0, Find(assessment, "balanced accuracy").Value);
        Assert.Null(assessment.Classes!.Roc[0].Area);
        Assert.Empty(assessment.Classes.PrecisionRecall[0].Points);
        Assert.Null(assessment.Classes.HighestF1);
        Assert.Equal(0, assessment.Classes.LowestCost!.Cost);
        Assert.Equal(new ClassScores("yes", 0, 0, null, null, null), assessment.Classes.Table[1]);
    }

    [Fact]
    public void One_row_is_assessed()
    {
        var assessment = Assessment.OfClasses(Three, new[] { 2 }, new[,] { { 0.2, 0.2, 0.6 } });
        Assert.Equal(1, Find(assessment, "accuracy").Value);
        Assert.Null(Find(assessment, "AUC").Value);
        Assert.Null(Find(assessment, "log loss").Low);
        Assert.Equal(0.2065, Find(assessment, "accuracy").Low!.Value, 1e-4);
    }

    /// <summary>No error among few rows is no proof that there never is one.</summary>
    [Fact]
    public void Perfect_predictions_keep_a_doubt()
    {
        int[] truth = [.. Enumerable.Range(0, 40).Select(row => row % 2)];
        var assessment = Assessment.OfClasses(Two, truth, TensorData.From([.. truth.Select(label => label == 1 ? 0.9 : 0.2)]));
        Assert.Equal((1, 1), (Find(assessment, "AUC").Value, Find(assessment, "AUC").High));
        Assert.InRange(Find(assessment, "AUC").Low!.Value, 0.8, 0.95);
        Assert.InRange(Find(assessment, "accuracy").Low!.Value, 0.9, 0.92);
        Assert.Null(Find(assessment, "balanced accuracy").Low);
        Assert.Equal([[20, 0], [0, 20]], assessment.Classes!.Confusion);
        Assert.Equal(1, assessment.Classes.PrecisionRecall[0].Area);
    }

    [Fact]
    public void Predictions_that_are_not_finite_have_no_scores()
    {
        var assessment = Assessment.OfClasses(Two, new[] { 0, 1 }, new[] { 0.5, double.NaN });
        Assert.All(assessment.Scores, score => Assert.Null(score.Value));
        Assert.Equal(["AUC", "accuracy", "log loss", "balanced accuracy", "macro F1"], assessment.Scores.Select(score => score.Name));
        Assert.Null(assessment.Classes);
    }

    [Fact]
    public void Several_classes_have_a_curve_each_and_the_mean_area()
    {
        var (truth, probabilities) = Simulated.ThreeClasses(150, 5);
        var assessment = Assessment.OfClasses(Three, truth, probabilities);
        Assert.Equal(Three, assessment.Classes!.Roc.Select(curve => curve.Name));
        Assert.Equal(assessment.Classes.Roc.Average(curve => curve.Area!.Value), Find(assessment, "AUC").Value!.Value, 1e-12);
        Assert.Equal(assessment.Classes.Roc.Select(curve => curve.Area), assessment.Classes.Table.Select(row => row.Auc));
        Assert.Empty(assessment.Classes.Thresholds);
        Assert.Null(assessment.Classes.LowestCost);
        Assert.Equal(150, assessment.Classes.Calibration.Bins.Sum(bin => bin.Rows));
    }

    [Fact]
    public void A_hundred_thousand_rows_are_soon_assessed()
    {
        var (truth, probabilities) = Simulated.Classes(100_000, 6);
        var start = System.Diagnostics.Stopwatch.StartNew();
        var assessment = Assessment.OfClasses(Two, truth, probabilities);
        Assert.InRange(start.Elapsed.TotalSeconds, 0, 30);
        Assert.All(assessment.Scores, score => Assert.True(score.Low < score.Value && score.Value < score.High));
        Assert.InRange(assessment.Classes!.Roc[0].Points.Count, 100, 200);
        Assert.InRange(assessment.Classes.PrecisionRecall[0].Points.Count, 100, 200);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        Assert.Contains("[rows, 3]", Assert.Throws<ShapeException>(() => Assessment.OfClasses(Three, new[] { 1, 2 }, new[,] { { 0.5, 0.5 }, { 0.5, 0.5 } })).Message);
        Assert.Contains("one label for each row", Assert.Throws<ShapeException>(() => Assessment.OfClasses(Two, new[] { 1 }, new[] { 0.5, 0.5 })).Message);
        Assert.Contains("0..1", Assert.Throws<ArgumentException>(() => Assessment.OfClasses(Two, new[] { 2 }, new[] { 0.5 })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AssessmentOptions { FalsePositiveCost = -1 });
    }
}
