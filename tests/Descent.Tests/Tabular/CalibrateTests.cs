using Descent.Assessments;
using Descent.Data;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Tests.Tabular;

/// <summary>Calibration within a training.</summary>
public sealed class CalibrateTests
{
    private static readonly AutoSettings Short = new() { Epochs = 5, Seed = 2, FinalFit = false };

    [Theory]
    [InlineData("heart")]
    [InlineData("iris")]
    public void The_validation_rows_alone_choose_the_temperature(string name)
    {
        var data = Datasets.Load(name);
        var (plain, calibrated) = (AutoTrainer.Train(data, Short), AutoTrainer.Train(data, Short with { Calibrate = true }));
        var (split, pipeline) = (plain.Training.Split, plain.Model.Pipeline);
        var temperature = calibrated.Model.Temperature!.Value;
        Assert.Equal(Fitted(split.Validation), temperature, 1e-9);
        Assert.NotEqual(Fitted(split.Test), temperature, 1e-3);
        Assert.NotEqual(Fitted([.. split.Validation, .. split.Test]), temperature, 1e-3);
        Assert.Equal(temperature, calibrated.Test!.Measurement.Temperature!.Value);

        var expected = TemperatureScaling.Apply(plain.Model.Predict(data.Table).Outputs, temperature).ToDoubles();
        Assert.All(expected.Zip(calibrated.Model.Predict(data.Table).Outputs.ToDoubles()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));

        double Fitted(int[] rows) => TemperatureScaling.Fit(pipeline.Target(data.Table, rows), plain.Model.Model.Predict(pipeline.Features(data.Table, rows)));
    }

    [Fact]
    public void The_file_keeps_it_and_a_number_has_none()
    {
        var path = Path.GetTempFileName();
        var calibrated = AutoTrainer.Train(Datasets.Load("heart"), Short with { Calibrate = true }).Model;
        calibrated.Save(path);
        var read = TabularModel.Load(path);
        File.Delete(path);
        var rows = Datasets.Load("heart").Table;
        Assert.Equal(calibrated.Temperature, read.Temperature);
        Assert.Equal(calibrated.Predict(rows).Outputs.ToDoubles(), read.Predict(rows).Outputs.ToDoubles());
        Assert.Null(AutoTrainer.Train(Datasets.Load("curve"), Short with { Calibrate = true }).Model.Temperature);
    }

    [Fact]
    public void A_threshold_is_a_probability_between_two_classes()
    {
        var heart = AutoTrainer.Train(Datasets.Load("heart"), Short).Model.Predict(Datasets.Load("heart").Table);
        Assert.All(Enumerable.Range(0, heart.Count), row => Assert.Equal(heart.Probabilities(row)[1] >= 0.8 ? 1 : 0, heart.Label(row, 0.8)));
        Assert.All(Enumerable.Range(0, heart.Count), row => Assert.Equal(heart.Label(row), heart.Label(row, 0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => heart.Label(0, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => heart.Label(0, double.NaN));
        Assert.Throws<InvalidOperationException>(() => AutoTrainer.Train(Datasets.Load("iris"), Short).Model.Predict(Datasets.Load("iris").Table).Label(0, 0.5));
    }
}
