using Descent.Graph;
using Descent.Tabular.Series;

namespace Descent.Tests.Tabular.Series;

public sealed class SeriesBootstrapTests
{
    /// <summary>Values, and predictions whose errors follow each other with the given correlation and have the deviation 1.</summary>
    private static (ValueList<double> Actual, SeriesPrediction Prediction) Errors(int rows, double correlation, long seed)
    {
        var random = new RandomStream(seed, "errors");
        var (actual, predicted, error) = (new double[rows], new double[rows], random.NextNormal());
        for (var row = 0; row < rows; row++)
        {
            error = correlation * error + Math.Sqrt(1 - correlation * correlation) * random.NextNormal();
            actual[row] = 5 * random.NextNormal();
            predicted[row] = actual[row] + error;
        }
        return ([.. actual], new("network", [.. predicted]));
    }

    [Theory]
    [InlineData(0.0, 0.90)]
    [InlineData(0.7, 0.82)]
    public void Intervals_hold_the_true_error_about_as_often_as_they_say(double correlation, double least)
    {
        var held = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var (actual, prediction) = Errors(200, correlation, seed);
            var score = new SeriesBootstrap(actual, 1).Of(prediction)[0];
            Assert.True(score.Low <= score.Value && score.Value <= score.High);
            if (score.Low <= 1 && score.High >= 1) held++;
        }
        Assert.InRange(held / 100.0, least, 0.99);
    }

    [Fact]
    public void Of_a_prediction_and_itself_there_is_no_difference()
    {
        var (actual, prediction) = Errors(100, 0.5, 1);
        var difference = new SeriesBootstrap(actual, 1).Difference(prediction, prediction);
        Assert.Equal((0, 0, 0), (difference.Value, difference.Low, difference.High));
    }

    [Fact]
    public void A_much_better_prediction_is_told_from_a_worse_one()
    {
        var (actual, good) = Errors(100, 0, 1);
        var bad = new SeriesPrediction("bad", [.. good.Values.Select((value, row) => actual[row] + 3 * (value - actual[row]))]);
        var measured = new SeriesResult([.. Enumerable.Range(0, 100)], actual, good, [bad], [0], 1).Measure("100 rows");
        Assert.True(measured.Baselines[0].Difference!.Low > 1);
        Assert.Contains("is below that of bad", measured.Conclusion, StringComparison.Ordinal);
        Assert.Contains("use that instead", new SeriesResult([.. Enumerable.Range(0, 100)], actual, bad, [good], [0], 1).Measure("").Conclusion, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_rows_have_no_interval()
    {
        var (actual, prediction) = Errors(9, 0, 1);
        Assert.Null(new SeriesBootstrap(actual, 1).Of(prediction)[0].Low);
        Assert.Contains("too few", new SeriesResult([.. Enumerable.Range(0, 9)], actual, prediction, [prediction], [0], 1).Measure("").Conclusion, StringComparison.Ordinal);
    }
}
