using Descent.Data;
using Descent.Reports;
using Descent.Tabular;
using Descent.Tabular.Accounts;
using Descent.Tabular.Results;
using Descent.Tabular.Series;
using Descent.Training;

namespace Descent.Tests.Tabular;

/// <summary>What is said about a run is what was done.</summary>
public class ResultsOfRunTests
{
    [Theory]
    [InlineData("heart", null, null, null)]
    [InlineData("iris", 3, null, null)]
    [InlineData("curve", null, null, null)]
    [InlineData("wine", null, 2, null)]
    [InlineData("heart", null, null, 0.0)]
    public void Results_say_what_was_done_and_survive_their_json(string data, int? folds, int? ensemble, double? test)
    {
        var result = AutoTrainer.Train(Datasets.Load(data), new() { Epochs = 30, Folds = folds, Ensemble = ensemble, Test = test });
        var results = Told(result);
        Assert.Equal(result.Training.Data.Table.RowCount, results.Split.Parts.Sum(part => part.Rows));
        Assert.All(results.Split.Parts, part => Assert.Equal(results.Data.Classes.Count == 0 ? 0 : part.Rows, part.Classes.Sum()));
        Assert.Equal(result.Model.Pipeline.InputCount, results.Data.Columns.Sum(column => column.Inputs));
        Assert.Same(result.Test?.Measurement, results.Test);
        Assert.Equal(test == 0 || folds is not null, results.Test is null);
        Assert.Equal(folds, results.Folds?.Folds);
        Assert.Equal(result.FinalFit, results.Training.FinalFit);
    }

    [Fact]
    public void A_series_is_measured_by_rolling_origin()
    {
        var result = AutoTrainer.Train(TabularData.Open("seattle-weather", "temp_max"), new() { Epochs = 3, Series = new() });
        var results = Told(result);
        Assert.Equal("by time", results.Split.Kind);
        Assert.Null(results.Split.Seed);
        Assert.Equal(result.Series!.Scores(result.Series.Network).Select(score => score.Value), results.Test!.Network.Scores.Select(score => score.Value));
        Assert.Equal(result.Series.Origins.Count, results.Folds!.Folds);
        Assert.Equal(result.Series.Rows.Count, results.Split.Parts[^1].Rows);
        Assert.Equal(result.Model.Pipeline.InputCount, results.Data.Columns.Sum(column => column.Inputs));
        Assert.True(results.Training.FinalFit!.Rows > results.Split.Parts[0].Rows);
    }

    [Theory]
    [InlineData("heart", null)]
    [InlineData("digits", 2)]
    public void Watching_changes_no_bit_of_the_model(string data, int? ensemble)
    {
        var settings = new AutoSettings { Epochs = 3, Ensemble = ensemble, Dropout = 0.1 };
        var watched = AutoTrainer.Train(Datasets.Load(data), settings);
        var unwatched = AutoTrainer.Train(Datasets.Load(data), settings, new Blindfold());
        Assert.NotEmpty(watched.ToResults("descent", "").Training.Stepwise);
        Assert.Empty(unwatched.ToResults("descent", "").Training.Stepwise);
        Assert.Equal(Bytes(watched), Bytes(unwatched));
    }

    [Fact]
    public void Steps_and_layers_are_thinned_to_what_a_chart_shows()
    {
        var result = AutoTrainer.Train(Datasets.Load("iris"), new() { Epochs = 400, Patience = 0, FinalFit = false });
        var training = Told(result).Training;
        Assert.Equal(["loss", "gradient_norm", "learning_rate"], training.Stepwise.Select(series => series.Name));
        Assert.All(training.Stepwise, series => Assert.Equal((training.Steps + series.Every - 1) / series.Every, series.Values.Count));
        Assert.All(training.Stepwise, series => Assert.InRange(series.Values.Count, StepCurve.Most / 2, StepCurve.Most));
        Assert.InRange(training.Health.Select(health => health.Epoch).Distinct().Count(), LayerRecorder.Most / 2, LayerRecorder.Most);
        Assert.Equal(training.Epochwise.Single(series => series.Name == "loss").Values[0]!.Value, training.Stepwise[0].Values[0]!.Value, 0.2);
    }

    [Fact]
    public void A_curve_holds_means_over_equal_stretches_with_gaps_where_nothing_is_known()
    {
        var curve = new StepCurve("loss");
        for (var step = 101; step <= 2 * StepCurve.Most + 3; step++) curve.Add(step, step);
        var series = curve.ToSeries();
        Assert.Equal(4, series.Every);
        Assert.Equal(251, series.Values.Count);
        Assert.All(series.Values.Take(25), value => Assert.Null(value));
        Assert.Equal(102.5, series.Values[25]);
        Assert.Equal(1002.0, series.Values[^1]);
    }

    /// <summary>What is said, after what holds of any run is looked at.</summary>
    private static RunResults Told(AutoResult result)
    {
        var results = result.ToResults("descent 0", "descent train");
        Assert.Equal(results.ToJson(), RunResults.FromJson(results.ToJson()).ToJson());
        Assert.Equal(result.Model.RunFingerprint, $"data {results.Fingerprint.Data}, configuration {results.Fingerprint.Configuration}, weights {results.Fingerprint.Weights}");
        Assert.Equal(result.Model.Model.Variables.Sum(variable => variable.Shape.Size), results.Network.Layers.Sum(layer => layer.Parameters));
        Assert.Equal(result.History.Epochs, results.Training.Epochs);
        Assert.All(results.Training.Epochwise, series => Assert.Equal(result.History[series.Name], series.Values.Select(value => value!.Value)));
        Assert.Contains(results.Training.Health, health => health.Epoch == 0 && health.GradientNorm > 0);
        using var page = new MemoryStream();
        HtmlReport.Write(results, page);
        Assert.Contains(results.Fingerprint.Weights, System.Text.Encoding.UTF8.GetString(page.ToArray()), StringComparison.Ordinal);
        return results;
    }

    private static string Bytes(AutoResult result)
    {
        var file = Path.GetTempFileName();
        result.Model.Save(file);
        var bytes = Convert.ToHexString(File.ReadAllBytes(file));
        File.Delete(file);
        return bytes;
    }

    /// <summary>Takes away what watches.</summary>
    private sealed class Blindfold : AutoObserver
    {
        public override History Fit(FitOptions options, Func<FitOptions, History> fit) => fit(options with { Callbacks = [] });
    }
}
