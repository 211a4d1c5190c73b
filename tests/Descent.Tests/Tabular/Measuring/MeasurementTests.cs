using Descent.Assessments;
using Descent.Data;
using Descent.Graph;
using Descent.Tabular;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tests.Tabular.Measuring;

/// <summary>What is said of a model on rows that it has not seen.</summary>
public sealed class MeasurementTests
{
    private static readonly AutoResult Heart = AutoTrainer.Train(Datasets.Load("heart"), new() { Epochs = 20, Seed = 1 });

    private static Table Rows => Heart.Training.Data.Table;

    private static ModelMeasurement Test => Heart.Test!;

    [Fact]
    public void The_scores_are_those_of_the_predictions()
    {
        var test = Heart.Training.Split.Test;
        var (truth, features) = (Heart.Model.Pipeline.Target(Rows, test), Heart.Model.Pipeline.Features(Rows, test));
        var output = Heart.Model.Pipeline.Output;
        Assert.Equal($"{test.Length} rows that the network has not seen", Test.Measurement.Rows);
        Assert.Equal(Assessment.Of(output, truth, Heart.Model.Model.Predict(features)).Scores, Test.Measurement.Network.Scores);
        Assert.Equal([Heart.Model.Labels.BaselineName, "logistic regression"], Test.Measurement.Baselines.Select(baseline => baseline.Name));
        Assert.Equal(Assessment.Of(output, truth, Heart.Model.Linear!.Predict(features)).Scores, Test.Measurement.Baselines[1].Scores);
        Assert.Equal(0.5, Test.Measurement.Baselines[0].Scores[0].Value);
        foreach (var baseline in Test.Measurement.Baselines)
        {
            Assert.Equal(Test.Measurement.Network.Scores[0].Value!.Value - baseline.Scores[0].Value!.Value, baseline.Difference!.Value!.Value, 1e-12);
            Assert.True(baseline.Difference.Low < baseline.Difference.Value && baseline.Difference.Value < baseline.Difference.High);
        }
    }

    [Fact]
    public void A_saved_measurement_is_the_one_of_the_model_again()
    {
        var again = Heart.Model.Measure(Rows, Heart.Training.Split.Test, new() { Rows = Test.Measurement.Rows, Assessment = new() { Seed = 1 } });
        Assert.Equal(Test.Measurement.Network.Scores, again.Measurement.Network.Scores);
        Assert.Equal(Test.Measurement.Conclusion, again.Measurement.Conclusion);
        Assert.Equal(Test.Importance, again.Importance);
        Assert.Empty(Heart.Model.Measure(Rows, Heart.Training.Split.Test, new() { Importance = false, Worst = 0 }).Worst);
    }

    [Fact]
    public void Every_column_has_an_importance_the_greatest_first()
    {
        Assert.Equal(Heart.Model.Pipeline.Inputs.Select(input => input.Name).Order(), Test.Importance.Select(column => column.Column).Order());
        Assert.Equal(Test.Importance.OrderByDescending(column => column.Loss), Test.Importance);
        Assert.True(Test.Importance[0].Loss > 0.01);
        Assert.Contains(Test.Importance, column => column.StandardDeviation > 0);
    }

    /// <summary>One column decides, and one says nothing.</summary>
    [Fact]
    public void A_column_without_use_is_not_important()
    {
        var stream = new RandomStream(4, "rows");
        var table = Table.FromRows(["use", "noise", "y"], [.. Enumerable.Range(0, 400).Select(_ =>
        {
            var use = stream.NextNormal();
            return new object?[] { use, stream.NextNormal(), 3 * use + 0.1 * stream.NextNormal() };
        })]);
        var importance = AutoTrainer.Train(new TabularData(table, Schema.Infer(table, "y")), new() { Epochs = 60, Seed = 2 }).Test!.Importance;
        Assert.Equal("use", importance[0].Column);
        Assert.InRange(importance[0].Loss, 2, 6);      // the error grows from about 0.2 to about 3 √2
        Assert.InRange(importance[1].Loss, -0.1, 0.1);
    }

    /// <summary>Two columns say the same, up to a little noise: the network may use either, so that each alone is less important than one that is alone, and the noise is less important than both.</summary>
    [Fact]
    public void Columns_that_say_the_same_share_the_importance()
    {
        var stream = new RandomStream(4, "rows");
        var table = Table.FromRows(["one", "noise", "other", "y"], [.. Enumerable.Range(0, 400).Select(_ =>
        {
            var use = stream.NextNormal();
            return new object?[] { use + 0.01 * stream.NextNormal(), stream.NextNormal(), 10 - 2 * use, 3 * use + 0.1 * stream.NextNormal() };
        })]);
        var importance = AutoTrainer.Train(new TabularData(table, Schema.Infer(table, "y")), new() { Epochs = 60, Seed = 2 }).Test!.Importance;
        Assert.Equal("noise", importance[2].Column);
        Assert.InRange(importance[2].Loss, -0.1, 0.1);
        Assert.All(importance.Take(2), column => Assert.InRange(column.Loss, 0.3, 3.9));
        Assert.InRange(importance[0].Loss + importance[1].Loss, 2, 6);      // 3 √2 is what one that is alone loses
    }

    [Fact]
    public void The_worst_rows_are_those_with_the_highest_loss()
    {
        var predictions = Heart.Model.Predict(Rows);
        var truth = Heart.Model.Pipeline.Target(Rows);
        Assert.Equal(10, Test.Worst.Count);
        var losses = Heart.Training.Split.Test.Select(row => (row, loss: -Math.Log(predictions.Probabilities(row)[(int)truth[row]]))).OrderByDescending(row => row.loss).Take(10).ToArray();
        foreach (var (worst, (row, loss)) in Test.Worst.Zip(losses))
        {
            Assert.Equal((Rows.Line(row), predictions[row], Heart.Model.Labels.Classes[(int)truth[row]]), (worst.Line, worst.Predicted, worst.Actual));
            Assert.Equal(loss, worst.Loss, 1e-5);
            Assert.Equal(Heart.Model.Pipeline.Inputs.Select(input => input.Name), worst.Cells.Select(cell => cell.Column));
            Assert.Equal(Rows[row, Rows.Column("age")], worst.Cells.Single(cell => cell.Column == "age").Text);
        }
    }

    /// <summary>Whatever the target's unit: the prediction is shown with the digits in which it is wrong.</summary>
    [Theory]
    [InlineData(1e-6, 0)]
    [InlineData(300, 1.7e12)]
    public void A_badly_predicted_number_is_shown_with_the_digits_that_count(double unit, double offset)
    {
        var stream = new RandomStream(4, "rows");
        var table = Table.FromRows(["x", "y"], [.. Enumerable.Range(0, 100).Select(_ => stream.NextNormal()).Select(x => new object?[] { x, offset + unit * (x + 0.3 * stream.NextNormal()) })]);
        var worst = AutoTrainer.Train(new TabularData(table, Schema.Infer(table, "y")), new() { Epochs = 3, Seed = 2 }).Test!.Worst;
        Assert.All(worst, row => Assert.Equal(row.Loss, Math.Abs(Number(row.Predicted) - Number(row.Actual)), 0.02 * row.Loss));
        Assert.All(worst, row => Assert.InRange(row.Predicted.Length, 4, 14));

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(0.02, 0.05, "The network is better than logistic regression: the network's AUC is 0.035 higher (95% interval of the gain 0.020 to 0.050).")]
    [InlineData(-0.09, -0.01, "Logistic regression is better than the network: the network's AUC is 0.050 lower (95% interval of the gain -0.090 to -0.010). The network is not worth its effort here as it is.")]
    [InlineData(-0.02, 0.06, "These 100 rows cannot tell whether the network is better than logistic regression: the network's AUC is 0.020 higher, but the 95% interval of the gain goes from -0.020 to 0.060.")]
    public void The_conclusion_follows_from_the_interval(double low, double high, string expected)
    {
        var network = new Assessment { Task = LearningTask.Binary, Rows = 100, Scores = [new("AUC", 0.9)] };
        BaselineResult[] baselines = [new("always 'a'", [new("AUC", 0.5)], new("AUC", 0.4, 0.3, 0.5)), new("logistic regression", [new("AUC", 0.89)], new("AUC", (low + high) / 2, low, high))];
        Assert.Equal(expected, Descent.Tabular.Measuring.Conclusion.Of(network, baselines));
    }

    [Theory]
    [InlineData("mean", 1, 2, "The network is better than the mean: ")]
    [InlineData("mean", -2, -1, "The mean is better than the network: ")]
    [InlineData("mean", -1, 1, "cannot tell whether the network is better than the mean: ")]
    [InlineData("always 'a'", 1, 2, "The network is better than saying always 'a': ")]
    [InlineData("always 'a'", -2, -1, "Saying always 'a' is better than the network: ")]
    public void Baselines_that_look_at_no_column_are_named_in_words(string name, double low, double high, string expected)
    {
        var network = new Assessment { Task = LearningTask.Regression, Rows = 50, Scores = [new("RMSE", 2, HigherIsBetter: false)] };
        Assert.Contains(expected, Descent.Tabular.Measuring.Conclusion.Of(network, [new(name, [new("RMSE", 3, HigherIsBetter: false)], new("RMSE", (low + high) / 2, low, high))]), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_errors_less_is_better()
    {
        var network = new Assessment { Task = LearningTask.Regression, Rows = 50, Scores = [new("RMSE", 2, HigherIsBetter: false)] };
        BaselineResult[] baselines = [new("mean", [new("RMSE", 9, HigherIsBetter: false)], new("RMSE", 7, 6, 8)), new("ridge regression", [new("RMSE", 3, HigherIsBetter: false)], new("RMSE", 1, 0.5, 1.5))];
        Assert.Equal("The network is better than ridge regression: the network's RMSE is 1.000 lower (95% interval of the gain 0.500 to 1.500).", Descent.Tabular.Measuring.Conclusion.Of(network, baselines));
        Assert.Contains("cannot tell", Descent.Tabular.Measuring.Conclusion.Of(network, [baselines[1] with { Difference = null }]));
    }
}
