using System.Diagnostics;
using System.Globalization;
using Descent.Data;
using Descent.Graph;
using Descent.Serialization;
using Descent.Tabular;
using Descent.Tabular.Series;
using Descent.Tests.Data;
using Descent.Training;

namespace Descent.Tests.Tabular.Series;

public sealed class SeriesTrainerTests : DataTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("descent-series-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Days whose value goes by the week, with a trend and noise.</summary>
    private static TabularData Weeks(int rows = 160, Func<int, double, double>? change = null, Func<int, int>? place = null)
    {
        var random = new RandomStream(7, "noise");
        double[] noise = [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())];
        var lines = Enumerable.Range(0, rows).Select(row => (Value: 0.02 * row + (row % 7 < 5 ? 4 : -3) + 0.5 * noise[row], Row: row))
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2015, 1, 5).AddDays(day.Row):yyyy-MM-dd},{day.Row % 3},{change?.Invoke(day.Row, day.Value) ?? day.Value}\n")).ToArray();
        var table = Parse("day,shift,y\n" + string.Concat(Enumerable.Range(0, rows).Select(row => lines[place?.Invoke(row) ?? row])));
        return new(table, Schema.Infer(table, "y", new Schema([], LearningTask.Regression)));
    }

    private static AutoResult Train(TabularData data, SeriesSettings? series = null, int epochs = 20, int threads = 1) => AutoTrainer.Train(data, new() { Series = series ?? new(), Epochs = epochs, Threads = threads });

    [Fact]
    public void Tomorrows_temperature_is_predicted_better_than_by_persistence_and_by_ridge_regression()
    {
        var result = AutoTrainer.Train(Datasets.Load("seattle-weather"), new() { Series = new() }).Series!;
        double Error(string name) => result.Scores(result.Baselines.Single(baseline => baseline.Name.StartsWith(name, StringComparison.Ordinal)))[0].Value!.Value;
        var error = result.Scores(result.Network)[0].Value!.Value;
        Assert.Equal(365, result.Rows.Count);
        Assert.InRange(error, 2.3, 2.65);       // the mark is 2.75; measured: 2.57
        Assert.InRange(Error("persistence"), 2.90, 2.92);
        Assert.InRange(Error("ridge"), error, 2.70);
        Assert.True(Error("seasonal-naive") > 4);
        var origins = result.ByOrigin();
        Assert.Equal(("rolling origin", 5), (origins.Kind, origins.Folds));
        Assert.Equal(5, origins.Network[0].Values.Count);
    }

    [Fact]
    public void Predictions_do_not_know_what_comes_after_them()
    {
        var one = Train(Weeks());
        var task = one.Training.Series!;
        var later = task.Origins[2];
        var other = Train(Weeks(change: (row, value) => row < later ? value : -5 * value + 100));
        Assert.Equal(task.Inputs, other.Training.Series!.Inputs);
        var earlier = one.Series!.Rows.Count(row => row < later);
        Assert.InRange(earlier, 10, 20);
        Assert.Equal(one.Series.Network.Values.Take(earlier), other.Series!.Network.Values.Take(earlier));
        Assert.Equal(one.Series.Baselines[^1].Values.Take(earlier), other.Series.Baselines[^1].Values.Take(earlier));
        Assert.Equal(one.Training.Pipeline, other.Training.Pipeline);
        // The first row after the change is predicted from the rows before it, those after it are not.
        Assert.Equal(one.Series.Network.Values[earlier], other.Series.Network.Values[earlier]);
        Assert.NotEqual(one.Series.Network.Values[earlier + 1], other.Series.Network.Values[earlier + 1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void No_origin_trains_on_what_was_not_known_when_it_had_to_predict(int horizon)
    {
        var task = SeriesTask.Prepare(Weeks(), new() { Horizon = horizon, Origins = 4 }, 0.25);
        Assert.Equal([120, 130, 140, 150], task.Origins);
        var tested = new List<int>();
        for (var origin = 0; origin < 4; origin++)
        {
            var split = task.SplitAt(origin);
            Assert.Equal(task.Origins[origin] - horizon, split.Train.Max(task.Frame.Predicted));
            Assert.True(split.Train.Max(task.Frame.Predicted) <= task.Frame.Latest[split.Test[0]]);
            Assert.Empty(split.Validation);
            tested.AddRange(split.Test.Select(task.Frame.Predicted));
        }
        Assert.Equal(Enumerable.Range(120, 40), tested);
        Assert.Equal(159, task.SplitOfAll().Train.Max(task.Frame.Predicted));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_rows_that_validate_are_predicted_from_what_was_known_before(int horizon)
    {
        var task = SeriesTask.Prepare(Weeks(), new() { Horizon = horizon }, 0.25);
        var split = task.FirstSplit(0.2);
        Assert.Equal(task.Frame.Latest[split.Validation[0]], split.Train.Max(task.Frame.Predicted));
        Assert.Equal(task.SplitAt(0).Train[^1], split.Validation[^1]);
        Assert.Equal((int)Math.Round(0.2 * task.SplitAt(0).Train.Length), split.Validation.Length);
        Assert.Contains("leave none to train", Assert.Throws<DataException>(() => task.FirstSplit(0.999)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_limit_is_that_of_all_trainings()
    {
        var data = Weeks();
        Train(data, epochs: 1);     // what is compiled once is not in the time
        var clock = Stopwatch.StartNew();
        var result = AutoTrainer.Train(data, new() { Series = new(), Epochs = 1_000_000, Threads = 1, TimeLimit = TimeSpan.FromSeconds(3) });
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{clock.Elapsed}");
        Assert.Equal(StopKind.Time, result.History.StopReason!.Kind);
        Assert.Equal(40, result.Series!.Rows.Count);
        // What did not come to its end is said.
        Assert.Equal(result.FinalFit is null, result.Warnings.Any(warning => warning.StartsWith("The training on all rows did not come to its end", StringComparison.Ordinal)));
    }

    [Fact]
    public void Equal_settings_give_equal_bits_for_any_number_of_threads()
    {
        var (one, other) = (Train(Weeks()), Train(Weeks(), threads: 2));
        Assert.Equal(one.Series!.Network, other.Series!.Network);
        Assert.Equal(one.Model.RunFingerprint, other.Model.RunFingerprint);
    }

    [Fact]
    public void A_saved_model_forecasts_a_table_of_rows_and_the_last_prediction_is_the_future()
    {
        var trained = Train(Weeks(), new() { Horizon = 2 });
        var path = Path.Combine(_folder, TabularModel.FileName);
        trained.Model.Save(path);
        var model = TabularModel.Load(path);
        Assert.Equal(trained.Training.Series!.Inputs, model.Series);
        var rows = Weeks(200).Table;
        var forecast = model.Forecast(rows);
        Assert.Equal(200 - model.Series!.Length + 1, forecast.Values.Count);
        Assert.Equal(201, forecast.Frame.Predicted(forecast.Values.Count - 1));
        Assert.Equal(trained.Model.Forecast(rows).Values, forecast.Values);
        // One prediction needs no more than the rows of its window.
        Assert.Equal(forecast.Values[^1], model.Forecast(rows.TakeRows([.. Enumerable.Range(200 - model.Series.Length, model.Series.Length)])).Values[^1], 1e-5);
        var measured = forecast.Measure();
        Assert.Equal(forecast.Frame.Known, measured.Rows.Count);
        Assert.True(measured.Scores(measured.Network)[0].Value < measured.Scores(measured.Baselines[0])[0].Value);
        Assert.Equal(["persistence", "seasonal-naive (7 rows)"], measured.Baselines.Select(baseline => baseline.Name));
        Assert.True(model.IsTrainedOn(Weeks().Table));
        Assert.Throws<InvalidOperationException>(() => model.Predict(rows));
        Assert.Throws<InvalidOperationException>(() => model.SplitOf(rows));
    }

    [Fact]
    public void Series_of_other_windows_than_the_preprocessing_are_refused()
    {
        var model = Train(Weeks()).Model;
        var path = Path.Combine(_folder, TabularModel.FileName);
        new TabularModel(model.Model, model.Pipeline, model.Schema, model.Labels, model.Training, model.Series! with { Target = "other" }).Save(path);
        Assert.Contains("not that of the windows", Assert.Throws<ModelFileException>(() => TabularModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_sorted_only_where_that_is_asked_for()
    {
        var shuffled = Weeks(place: row => row * 9 % 160);
        Assert.Contains("--sort", Assert.Throws<DataException>(() => Train(shuffled)).Message, StringComparison.Ordinal);
        Assert.Equal(Train(Weeks()).Series!.Network, Train(shuffled, new() { Sort = true }).Series!.Network);
    }

    [Fact]
    public void Weeks_are_found()
    {
        var task = SeriesTask.Prepare(Weeks(), new(), 0.25);
        Assert.Equal(("day", "day"), (task.Series.Time, task.Spacing.Step));
        Assert.True(task.Inputs.Cycles.Contains(SeriesCycle.Weekday) || task.Inputs.Lags >= 7, $"{task.Inputs}");
        Assert.Equal([7], task.Inputs.Seasons);
        Assert.Equal([6], SeriesTask.Prepare(Weeks(), new() { Season = 6 }, 0.25).Inputs.Seasons);
    }

    [Fact]
    public void Too_few_rows_and_targets_that_are_no_numbers_are_said()
    {
        Assert.Contains("too few for a time series", Assert.Throws<DataException>(() => Train(Weeks(12))).Message, StringComparison.Ordinal);
        var iris = Assert.Throws<DataException>(() => Train(Datasets.Load("iris")));
        Assert.Contains("a time series predicts a number", iris.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesSettings { Horizon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesSettings { Season = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesSettings { Origins = 0 });
    }

    [Fact]
    public void A_cancelled_training_is_measured_by_the_first_network()
    {
        using var cancellation = new CancellationTokenSource();
        var result = AutoTrainer.Train(Weeks(), new() { Series = new(), Epochs = 10, Threads = 1 }, new CancelAfterFit(cancellation), cancellation.Token);
        Assert.Equal(40, result.Series!.Rows.Count);
        Assert.Same(result.Training.Model, result.Model.Model);
    }

    private sealed class CancelAfterFit(CancellationTokenSource cancellation) : AutoObserver
    {
        public override void OnTrained(Descent.Training.History history, Descent.Tabular.Results.FinalFit? finalFit) => cancellation.Cancel();
    }
}
