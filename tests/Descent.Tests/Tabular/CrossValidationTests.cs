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
        Assert.All(first, fold => Assert.Equal([8, 9], fold.Test.GroupBy(row => data.Table[row, 4]).Select(group => group.Count()).Distinct().Order().Take(2).Union([8, 9]).Order()));
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
        var scores = AutoTrainer.Train(data, Short).Folds!.Network[0].Values;
        // One far point: the fold that measures it errs much, and its own training knows nothing of it.
        var rows = Enumerable.Range(0, data.Table.RowCount).Select(row => data.Table.Columns.Select((name, column) => (object?)(row == 0 && name == data.Schema.Target!.Name ? "1000" : data.Table[row, column])).ToArray());
        var far = data with { Table = Table.FromRows([.. data.Table.Columns], rows) };
        var changed = AutoTrainer.Train(far, Short).Folds!.Network[0].Values;
        Assert.Equal(2, changed.Count(score => score > 50));
        Assert.DoesNotContain(changed, score => scores.Contains(score) && score > 50);
    }

    [Fact]
    public void Cancelling_leaves_the_model_and_no_estimate()
    {
        using var cancellation = new CancellationTokenSource();
        var result = AutoTrainer.Train(Datasets.Load("iris"), Short, new CancelsAfterTraining(cancellation), cancellation.Token);
        Assert.Null(result.Folds);
        Assert.Equal(StopKind.Epochs, result.History.StopReason!.Kind);
    }

    private sealed class CancelsAfterTraining(CancellationTokenSource cancellation) : AutoObserver
    {
        public override void OnTrained(History history, Descent.Tabular.Results.FinalFit? finalFit) => cancellation.Cancel();
    }
}
