using Descent.Data;
using Descent.Losses;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Tests.Tabular;

/// <summary>From rows to a model in one call.</summary>
public sealed class AutoTrainerTests : IDisposable
{
    private static readonly AutoSettings Short = new() { Epochs = 3, Seed = 5 };

    private readonly string _folder = Directory.CreateTempSubdirectory("descent-auto-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("heart")]
    [InlineData("iris")]
    [InlineData("curve")]
    public void The_same_seed_gives_the_same_bytes_for_any_number_of_threads(string data)
    {
        var first = Bytes(AutoTrainer.Train(Datasets.Load(data), Short with { Threads = 1 }).Model);
        Assert.Equal(first, Bytes(AutoTrainer.Train(Datasets.Load(data), Short with { Threads = 3 }).Model));
        Assert.NotEqual(first, Bytes(AutoTrainer.Train(Datasets.Load(data), Short with { Seed = 6 }).Model));
    }

    [Fact]
    public void A_model_that_is_saved_predicts_as_it_did()
    {
        var data = Datasets.Load("iris");
        var model = AutoTrainer.Train(data, Short).Model;
        Bytes(model);
        var again = TabularModel.Load(Path.Combine(_folder, TabularModel.FileName));
        var (expected, actual) = (model.Predict(data.Table), TabularModel.Load(_folder).Predict(data.Table));
        Assert.Equal(expected.Outputs.Span<float>(), actual.Outputs.Span<float>());
        Assert.Equal(model.RunFingerprint, again.RunFingerprint);
        Assert.Equal(data.Table.RowCount, actual.Count);
        Assert.Equal(actual[7], model.Labels.Classes[actual.Label(7)]);
        Assert.Equal(1, actual.Probabilities(7).Sum(), 1e-5);
        Assert.Throws<InvalidOperationException>(() => actual.Number(7));
    }

    [Fact]
    public void The_rows_of_the_test_have_no_part_in_the_training()
    {
        var data = Datasets.Load("heart");
        var result = AutoTrainer.Train(data, Short);
        var changed = Changed(data, result.Training.Split.Test);
        var other = AutoTrainer.Train(changed, Short);
        Assert.Equal(result.Model.Pipeline.ToJson(), other.Model.Pipeline.ToJson());
        Assert.Equal(Fingerprint.Of(result.Model.Model), Fingerprint.Of(other.Model.Model));
        Assert.NotEqual(result.Test!.Measurement.Network.Scores, other.Test!.Measurement.Network.Scores);
    }

    [Fact]
    public void The_split_of_the_training_is_found_again()
    {
        var data = Datasets.Load("heart");
        var result = AutoTrainer.Train(data, Short);
        Assert.Equal(result.Training.Split.Test, result.Model.SplitOf(data.Table).Test);
        Assert.Equal(result.Test!.Measurement.Network.Scores, result.Model.Measure(data.Table, result.Training.Split.Test).Measurement.Network.Scores);
        Assert.Throws<ArgumentException>(() => result.Model.SplitOf(Datasets.Load("iris").Table));
    }

    [Fact]
    public void A_training_that_is_cancelled_gives_what_there_is()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var result = AutoTrainer.Train(Datasets.Load("iris"), Short, cancellationToken: cancellation.Token);
        Assert.Equal(StopKind.Cancelled, result.History.StopReason!.Kind);
        Assert.Null(result.Test);
    }

    [Fact]
    public void Each_setting_is_noted_with_its_reason()
    {
        var plan = AutoTrainer.Train(Datasets.Load("iris"), Short with { Layers = [8, 4], Test = 0.5 }).Training.Plan;
        Assert.Equal(("8,4", "given"), Noted("layers"));
        Assert.Equal(("0.5", "given"), Noted("test"));
        Assert.Equal(("sparse_categorical_crossentropy", "the task"), Noted("loss"));
        Assert.All(plan.Settings, setting => Assert.NotEmpty(setting.Reason));

        (string, string) Noted(string name) => plan.Settings.Where(setting => setting.Name == name).Select(setting => (setting.Value, setting.Reason)).Single();
    }

    [Fact]
    public void A_loss_that_does_not_suit_the_target_is_refused()
    {
        var error = Assert.Throws<UnsuitableLossException>(() => AutoTrainer.Train(Datasets.Load("heart"), new() { Loss = new SparseCategoricalCrossentropy() }));
        Assert.Contains("is for one of several classes, but the target is one of two classes", error.Message);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoSettings { Layers = [0] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoSettings { Test = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoSettings { Patience = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoSettings { L2 = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoSettings { Threads = AutoSettings.MostThreads + 1 });
    }

    /// <summary>The data with other numbers in some rows.</summary>
    private static TabularData Changed(TabularData data, int[] rows)
    {
        var places = rows.ToHashSet();
        var cells = Enumerable.Range(0, data.Table.RowCount).Select(row => data.Table.Columns.Select((name, column) => places.Contains(row) && name == "age" ? "99" : (object?)data.Table[row, column]).ToArray());
        return data with { Table = Table.FromRows([.. data.Table.Columns], cells) };
    }

    private byte[] Bytes(TabularModel model)
    {
        var path = Path.Combine(_folder, TabularModel.FileName);
        model.Save(path);
        return File.ReadAllBytes(path);
    }
}
