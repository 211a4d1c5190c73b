using Descent.Assessments;
using Descent.Graph;

namespace Descent.Tests.Assessments;

public class CurveTests
{
    private static readonly string[] Two = ["no", "yes"];

    [Fact]
    public void The_curves_of_a_small_case_are_as_by_hand()
    {
        var classes = Assessment.OfClasses(Two, new[] { 1, 0, 1, 1, 0 }, new[] { 0.9, 0.8, 0.6, 0.6, 0.6 }).Classes!;
        Assert.Equal([new(0, 0, null), new(0, 1 / 3.0, 0.9), new(0.5, 1 / 3.0, 0.8), new(1, 1, 0.6)], classes.Roc[0].Points);
        Assert.Equal(1 / 6.0 + 1 / 3.0, classes.Roc[0].Area!.Value, 1e-12);      // a strip a third high, then a trapezoid
        Assert.Equal([new(0, 1, null), new(1 / 3.0, 1, 0.9), new(1 / 3.0, 0.5, 0.8), new(1, 0.6, 0.6)], classes.PrecisionRecall[0].Points);
        Assert.Equal(1 / 3.0 + 2 / 3.0 * 0.6, classes.PrecisionRecall[0].Area!.Value, 1e-12);
    }

    /// <summary>The points that are left draw nearly the same: what lies below them is the area.</summary>
    [Fact]
    public void A_thinned_curve_has_the_area_of_the_whole()
    {
        var (truth, probabilities) = Simulated.Classes(20_000, 9);
        var curve = Assessment.OfClasses(Two, truth, probabilities).Classes!.Roc[0];
        Assert.InRange(curve.Points.Count, 50, 200);
        Assert.Equal((new CurvePoint(0, 0, null), 1.0, 1.0), (curve.Points[0], curve.Points[^1].X, curve.Points[^1].Y));
        var drawn = curve.Points.Zip(curve.Points.Skip(1)).Sum(pair => (pair.Second.X - pair.First.X) * (pair.First.Y + pair.Second.Y) / 2);
        Assert.Equal(curve.Area!.Value, drawn, 0.002);
        double positives = truth.ToDoubles().Sum(), negatives = truth.Rows - positives;
        foreach (var point in curve.Points.Skip(1))
        {
            Assert.Equal(point.Y, Enumerable.Range(0, truth.Rows).Count(row => truth[row] == 1 && probabilities[row] >= point.Threshold) / positives, 1e-12);
            Assert.Equal(point.X, Enumerable.Range(0, truth.Rows).Count(row => truth[row] == 0 && probabilities[row] >= point.Threshold) / negatives, 1e-12);
        }
    }

    [Fact]
    public void Points_on_a_straight_line_are_left_out()
    {
        CurvePoint[] points = [new(0, 0, null), new(1, 1, 0.5), new(2, 2, 0.4), new(3, 2, 0.3), new(4, 2, 0.2)];
        Assert.Equal([points[0], points[2], points[4]], CurveThinning.Thin(points, 10));
    }

    [Fact]
    public void The_threshold_table_counts_rows_of_at_least_a_probability()
    {
        var (truth, probabilities) = Simulated.Classes(300, 4);
        var rounded = TensorData.From([.. probabilities.ToDoubles().Select(p => Math.Round(p * 20) / 20)]);
        var options = new AssessmentOptions { FalsePositiveCost = 1, FalseNegativeCost = 5 };
        var classes = Assessment.OfClasses(Two, truth, rounded, options).Classes!;
        Assert.Equal(Enumerable.Range(1, 19).Select(step => step / 20.0), classes.Thresholds.Select(row => row.Threshold));
        foreach (var row in classes.Thresholds)
        {
            int Count(int label, bool above) => Enumerable.Range(0, 300).Count(i => truth[i] == label && (rounded[i] >= row.Threshold) == above);
            Assert.Equal((Count(1, true), Count(0, true), Count(0, false), Count(1, false)), (row.TruePositives, row.FalsePositives, row.TrueNegatives, row.FalseNegatives));
            Assert.Equal((row.FalsePositives + 5.0 * row.FalseNegatives) / 300, row.Cost, 1e-12);
            Assert.Equal((double)row.TruePositives / (row.TruePositives + row.FalseNegatives), row.Recall);
            Assert.True(classes.LowestCost!.Cost <= row.Cost);
            Assert.True(classes.HighestF1!.F1 >= (row.F1 ?? 0));
        }
        // A missed row costs five times a false alarm: the threshold goes down.
        Assert.True(classes.LowestCost!.Threshold < Assessment.OfClasses(Two, truth, rounded).Classes!.LowestCost!.Threshold);
    }

    [Fact]
    public void Calibration_compares_in_bins_of_as_many_rows()
    {
        double[] probabilities = [.. Enumerable.Range(0, 100).Select(row => row < 50 ? 0.2 : 0.6 + row / 1000.0)];
        int[] truth = [.. Enumerable.Range(0, 100).Select(row => row < 50 ? row % 5 == 0 ? 1 : 0 : row % 2)];
        var calibration = Assessment.OfClasses(Two, truth, probabilities).Classes!.Calibration;
        // Fifty equal probabilities share a bin, the others fall into bins of ten.
        Assert.Equal([50, 10, 10, 10, 10, 10], calibration.Bins.Select(bin => bin.Rows));
        Assert.Equal((0.2, 0.2, 0.2), (calibration.Bins[0].Low, Math.Round(calibration.Bins[0].Predicted, 12), calibration.Bins[0].Observed));
        Assert.Equal(Enumerable.Range(50, 50).Sum(row => 0.6 + row / 1000.0 - 0.5) / 100, calibration.Error, 1e-12);
        Assert.All(calibration.Bins, bin => Assert.True(bin.ObservedLow < bin.Observed && bin.Observed < bin.ObservedHigh));
    }
}
