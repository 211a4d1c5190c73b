using Descent.Data;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Tests.Tabular;

/// <summary>Estimates by several trainings.</summary>
public class CrossValidationTests
{
    private static readonly AutoSettings Short = new() { Epochs = 3, Folds = 4, Repeats = 2, Seed = 3 };

    [Fact]
    public void Folds_part_the_rows_and_repeats_part_them_anew()
    {
        var data = Datasets.Load("iris");
        int[] rows = [.. Enumerable.Range(0, data.Table.RowCount).Where(row => row % 7 != 0)];
        var (first, second) = (Parts.Folds(data, rows, 5, seed: 1), Parts.Folds(data, rows, 5, seed: 2));
        Assert.Equal(rows, first.SelectMany(fold => fold.Test).Order());
        Assert.All(first, fold => Assert.Equal(rows, fold.Train.Concat(fold.Test).Order()));
        Assert.All(first, fold => Assert.All(fold.Test.GroupBy(row => data.Table[row, 4]), group => Assert.InRange(group.Count(), 8, 9)));
        Assert.All(first, fold => Assert.Equal(3, fold.Test.Select(row => data.Table[row, 4]).Distinct().Count()));
        Assert.NotEqual(first[0].Test, second[0].Test);
    }

    [Theory]
    [InlineData("heart")]
    [InlineData("curve")]
    public void The_estimate_is_the_same_for_any_number_of_threads(string data)
    {
        var (one, many) = (Run(1), Run(4));
        Assert.Equal(one.ToString(), many.ToString());
        Assert.Equal(one.Network.SelectMany(score => score.Values), many.Network.SelectMany(score => score.Values));

        Descent.Tabular.Results.FoldsSummary Run(int threads) => AutoTrainer.Train(Datasets.Load(data), Short with { Threads = threads }).Folds!;
    }

    [Fact]
    public void Each_value_is_there_and_the_mean_is_theirs()
    {
        var result = AutoTrainer.Train(Datasets.Load("heart"), Short);
        var folds = result.Folds!;
        Assert.Equal((4, 2, "AUC"), (folds.Folds, folds.Repeats, folds.Network[0].Name));
        Assert.All(folds.Network, score => Assert.Equal(8, score.Values.Count));
        Assert.Equal(folds.Network[1].Values.Average()!.Value, folds.Network[1].Mean!.Value, 1e-12);
        Assert.Null(result.Test);
        Assert.Equal(303, result.Training.Split.Train.Length + result.Training.Split.Validation.Length);
    }

    [Fact]
    public void Rows_that_are_kept_for_a_test_are_in_no_fold()
    {
        var result = AutoTrainer.Train(Datasets.Load("heart"), Short with { Test = 0.2 });
        Assert.NotNull(result.Test);
        Assert.NotNull(result.Folds);
        Assert.Equal(61, result.Training.Split.Test.Length);
    }

    [Fact]
    public void A_fold_fits_its_pipeline_without_the_rows_that_it_measures()
    {
        var data = Datasets.Load("curve");
        var folds = new CrossValidation(data, Short, [.. data.Table.AllRows()], 0.2, LearningTask.Regression);
        var pipelines = Enumerable.Range(0, folds.Count).Select(fold =>
        {
            var training = folds.Prepare(fold, new(limit: null), TestContext.Current.CancellationToken);
            Assert.Equal(data.Table.RowCount, training.Split.Train.Length + training.Split.Validation.Length + training.Split.Test.Length);
            Assert.Equal(data.Fit([.. data.Table.AllRows().Except(training.Split.Test)]).ToJson(), training.Pipeline.ToJson());
            return training.Pipeline.ToJson();
        }).ToArray();
        Assert.Equal(8, pipelines.Distinct().Count());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public void The_only_row_of_a_class_trains_in_every_fold(int classes)
    {
        var data = Rows(80, row => row == 37 ? "c" : classes == 3 && row % 2 == 0 ? "a" : "b");
        // The row is one that is learnt from, not one that tests.
        var result = AutoTrainer.Train(data, Short with { Threads = 2 });
        Assert.Equal(8, result.Folds!.Network[0].Values.Count);
        Assert.Contains(result.Warnings, warning => warning.Contains("a class of which there is one alone (1 row)", StringComparison.Ordinal));
        Assert.All(Parts.Folds(data, [.. data.Table.AllRows()], 4, 3), fold => Assert.Contains(37, fold.Train));
        Assert.DoesNotContain(AutoTrainer.Train(Datasets.Load("iris"), Short with { Epochs = 1 }).Warnings, warning => warning.Contains("alone", StringComparison.Ordinal));
    }

    [Fact]
    public void More_folds_than_rows_are_refused_before_anything_is_trained()
    {
        var error = Assert.Throws<DataException>(() => AutoTrainer.Train(Rows(80, row => row % 2 == 0 ? "a" : "b"), Short with { Folds = 100 }, new NeverTrained()));
        Assert.Contains("80 rows cannot be parted into 100 folds", error.Message, StringComparison.Ordinal);
        Assert.Contains("80 folds (--folds) or fewer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_trainings_than_threads_share_the_time()
    {
        // The last folds have more threads than there are trainings left.
        var result = AutoTrainer.Train(Datasets.Load("iris"), Short with { Epochs = 100_000, Patience = 0, Folds = 3, Repeats = null, Threads = 2, TimeLimit = TimeSpan.FromSeconds(3) });
        Assert.Equal(3, result.Folds!.Network[0].Values.Count);
    }

    [Fact]
    public void Cancelling_leaves_the_model_and_no_estimate()
    {
        using var cancellation = new CancellationTokenSource();
        var result = AutoTrainer.Train(Datasets.Load("iris"), Short, new CancelsAfterTraining(cancellation), cancellation.Token);
        Assert.Null(result.Folds);
        Assert.Equal(StopKind.Epochs, result.History.StopReason!.Kind);
    }

    private static TabularData Rows(int count, Func<int, string> label)
    {
        var table = Table.FromRows(["x", "y"], [.. Enumerable.Range(0, count).Select(row => new object?[] { row * 7 % count, label(row) })]);
        return new(table, Schema.Infer(table, "y"));
    }

    private sealed class NeverTrained : AutoObserver
    {
        public override void OnPrepared(AutoTraining training) => Assert.Fail("A training was prepared.");
    }

    private sealed class CancelsAfterTraining(CancellationTokenSource cancellation) : AutoObserver
    {
        public override void OnTrained(History history, Descent.Tabular.Results.FinalFit? finalFit) => cancellation.Cancel();
    }
}
