using Descent.Assessments;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Assessments;

public class AssessmentOfNumbersTests
{
    [Fact]
    public void A_small_case_is_as_by_hand()
    {
        var assessment = Assessment.OfNumbers(new double[] { 1, 2, 3, 4 }, new double[] { 1, 2, 4, 6 });
        Assert.Equal([new("RMSE", Math.Sqrt(1.25), HigherIsBetter: false), new("MAE", 0.75, HigherIsBetter: false), new("R2", 0)], assessment.Scores);
        Assert.Equal((0.75, Math.Sqrt(11 / 16.0)), (assessment.Residuals!.Mean, assessment.Residuals.StandardDeviation));
        Assert.Equal(new[] { 0, 0, 0, 0.5, 1.25, 1.85, 2 }.Select(x => Math.Round(x, 12)), assessment.Residuals.Quantiles.Select(x => Math.Round(x, 12)));
        Assert.Equal([2, 1, 1], assessment.Residuals.Histogram.Select(bin => bin.Count));
        Assert.Equal((0, 2), (assessment.Residuals.Histogram[0].Low, assessment.Residuals.Histogram[^1].High));
        Assert.Equal(new(4, 6), assessment.Residuals.Points[3]);
    }

    [Fact]
    public void Numbers_are_measured_in_their_own_unit()
    {
        var target = new NumberTarget("price", 100, 20);
        var assessment = Assessment.Of(target, TensorData.From(new[] { 0f, 1f }, [2, 1]), TensorData.From(new[] { 0.5f, 1f }, [2, 1]));
        Assert.Equal(5, assessment.Scores.Single(score => score.Name == "MAE").Value);
        Assert.Equal(new(100, 110), assessment.Residuals!.Points[0]);
    }

    [Fact]
    public void Targets_without_spread_have_no_determination()
    {
        var assessment = Assessment.OfNumbers(new double[] { 3, 3, 3 }, new double[] { 3, 3, 4 });
        Assert.Null(assessment.Scores[2].Value);
        Assert.Equal(1 / 3.0, assessment.Scores[1].Value!.Value, 1e-12);
    }

    [Fact]
    public void Exact_predictions_of_one_row_or_more_have_finite_results()
    {
        foreach (var rows in new[] { 1, 20 })
        {
            double[] values = [.. Enumerable.Range(1, rows).Select(row => (double)row)];
            var assessment = Assessment.OfNumbers(values, values);
            Assert.Equal((0, 0, null), (assessment.Scores[0].Value, assessment.Scores[1].Value, assessment.Scores[0].Low));
            Assert.Equal(rows == 1 ? null : 1.0, assessment.Scores[2].Value);
            Assert.Equal([new HistogramBin(0, 0, rows)], assessment.Residuals!.Histogram);
        }
    }

    [Fact]
    public void What_is_not_finite_has_no_scores()
    {
        foreach (var wrong in new[] { double.NaN, double.PositiveInfinity, 1e200 })
        {
            var assessment = Assessment.OfNumbers(new double[] { 1, 2 }, new[] { 1, wrong });
            Assert.All(assessment.Scores, score => Assert.Null(score.Value));
            Assert.Null(assessment.Residuals);
        }
    }

    [Fact]
    public void A_far_mean_costs_no_digits()
    {
        var (truth, predictions) = Simulated.Numbers(100, 3);
        var far = Assessment.OfNumbers(Shifted(truth), Shifted(predictions)).Scores[2].Value!.Value;
        Assert.Equal(Assessment.OfNumbers(truth, predictions).Scores[2].Value!.Value, far, 1e-7);

        static TensorData Shifted(TensorData values) => TensorData.From([.. values.ToDoubles().Select(value => value + 1e8)]);
    }

    [Fact]
    public void Many_rows_are_drawn_as_a_sample_that_the_seed_determines()
    {
        var (truth, predictions) = Simulated.Numbers(20_000, 8);
        ResidualReport Of(long seed) => Assessment.OfNumbers(truth, predictions, new() { Seed = seed }).Residuals!;
        Assert.Equal(500, Of(1).Points.Count);
        Assert.Equal(Of(1).Points, Of(1).Points);
        Assert.NotEqual(Of(1).Points, Of(2).Points);
        Assert.Equal(20_000, Of(1).Histogram.Sum(bin => bin.Count));
    }

    /// <summary>The jackknife of a mean is the formula of the textbooks.</summary>
    [Fact]
    public void The_interval_of_a_mean_is_Students()
    {
        var (truth, predictions) = Simulated.Numbers(25, 8);
        double[] errors = [.. truth.ToDoubles().Zip(predictions.ToDoubles(), (a, b) => Math.Abs(a - b))];
        var deviation = Math.Sqrt(errors.Sum(error => (error - errors.Average()) * (error - errors.Average())) / 24);
        var score = Assessment.OfNumbers(truth, predictions).Scores[1];
        Assert.Equal(errors.Average() - 2.063899 * deviation / 5, score.Low!.Value, 2e-4);      // t of 24 degrees of freedom
        Assert.Equal(errors.Average() + 2.063899 * deviation / 5, score.High!.Value, 2e-4);
        Assert.Equal("jackknife", score.Method);
    }
}
