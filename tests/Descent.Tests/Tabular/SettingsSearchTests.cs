using Descent.Data;
using Descent.Tabular;
using Descent.Tabular.Results;
using Descent.Tabular.Searching;
using Descent.Training;

namespace Descent.Tests.Tabular;

/// <summary>Settings that are tried before the training.</summary>
public class SettingsSearchTests
{
    private static readonly AutoSettings Short = new() { Search = 6, Epochs = 4, Seed = 3 };

    [Fact]
    public void Candidates_are_the_usual_settings_first_all_differ_and_more_begin_with_the_same()
    {
        var space = new SearchSpace(new() { Seed = 5 }, AutoDefaults.For(300));
        var candidates = space.Candidates(40);
        Assert.Equal(40, candidates.Distinct().Count());
        Assert.Equal(new([64], "relu", 0, 0.003, 32, 0.002), candidates[0]);
        Assert.Equal(space.Candidates(7), candidates.Take(7));
        Assert.All(candidates, candidate => Assert.InRange(candidate.LearningRate, 0.0005, 0.008));
        Assert.All(candidates, candidate => Assert.InRange(candidate.L2, 0.0003, 0.03));
        Assert.NotEqual(candidates, new SearchSpace(new() { Seed = 6 }, AutoDefaults.For(300)).Candidates(40));
    }

    [Fact]
    public void What_is_given_stays_and_changes_nothing_else()
    {
        var free = new SearchSpace(new(), AutoDefaults.For(300)).Candidates(20);
        var space = new SearchSpace(new() { Layers = [8], L2 = 0.5, Optimizer = basis => basis.Default }, AutoDefaults.For(300));
        Assert.Equal(["activation", "dropout", "batch-size", "learning-rate"], space.Free);
        Assert.Equal(free.Select(candidate => candidate.LearningRate), space.Candidates(20).Select(candidate => candidate.LearningRate));
        var training = AutoTrainer.Train(Datasets.Load("iris"), Short with { Layers = [8], L2 = 0.5 }).Training;
        Assert.Equal(([8], 0.5), (training.Plan.Layers, training.Plan.L2));
        Assert.Equal(["given", "search", "search"], new[] { "l2", "dropout", "learning-rate" }.Select(name => training.Plan.Settings.Single(setting => setting.Name == name).Reason));
    }

    [Fact]
    public void Where_little_is_left_to_choose_there_are_fewer_candidates()
    {
        var settings = Short with { Layers = [], L2 = 0, BatchSize = 16, Search = 5, Optimizer = _ => AutoDefaults.Optimizer(0.01) };
        var search = AutoTrainer.Train(Datasets.Load("iris"), settings).Search!;
        Assert.Equal((5, 1, 0), (search.Asked, search.Different, search.Default));
        Assert.Empty(Assert.Single(search.Candidates).Settings);
    }

    [Theory]
    [InlineData("iris", 5)]
    [InlineData("curve", 5)]
    public void The_result_is_the_same_for_any_number_of_threads(string data, int parts)
    {
        var (one, many) = (AutoTrainer.Train(Datasets.Load(data), Short with { Threads = 1 }), AutoTrainer.Train(Datasets.Load(data), Short with { Threads = 4 }));
        Assert.Equal(Text(one.Search!), Text(many.Search!));
        Assert.Equal(parts, one.Search!.Parts);
        Assert.Equal(one.Model.RunFingerprint, many.Model.RunFingerprint);
        Assert.Equal(one.ToResults("p", "c").Search.Count, one.Search.Candidates.Count);
    }

    [Fact]
    public void The_same_settings_given_make_the_same_model()
    {
        var data = Datasets.Load("heart");
        var searched = AutoTrainer.Train(data, Short with { Search = 8 });
        var plan = searched.Training.Plan;
        var given = AutoTrainer.Train(data, new()
        {
            Epochs = 4, Seed = 3, Layers = plan.Layers, Activation = plan.Activation, Dropout = plan.Dropout, L2 = plan.L2, BatchSize = plan.BatchSize, Optimizer = _ => plan.Optimizer,
        });
        Assert.Equal(searched.Model.RunFingerprint, given.Model.RunFingerprint);
    }

    [Fact]
    public void The_rows_of_the_test_have_no_part_in_it()
    {
        var data = Datasets.Load("curve");
        var settings = Short with { SkipChecks = true };
        var first = AutoTrainer.Train(data, settings);
        var test = first.Training.Split.Test.ToHashSet();
        var rows = Enumerable.Range(0, data.Table.RowCount).Select(row => data.Table.Columns.Select((_, column) => (object?)(test.Contains(row) ? "0.25" : data.Table[row, column])).ToArray());
        var changed = AutoTrainer.Train(data with { Table = Table.FromRows([.. data.Table.Columns], rows) }, settings);
        Assert.NotEqual(first.Test!.Measurement.Network.Scores[0].Value, changed.Test!.Measurement.Network.Scores[0].Value);
        Assert.Equal(Text(first.Search!), Text(changed.Search!));
    }

    [Fact]
    public void The_chosen_one_has_the_least_loss_and_the_default_is_among_them()
    {
        var search = AutoTrainer.Train(Datasets.Load("heart"), Short with { Search = 10 }).Search!;
        Assert.Equal(10, search.Candidates.Count);
        Assert.Equal(search.Candidates.Select(candidate => candidate.Score).Order(), search.Candidates.Select(candidate => candidate.Score));
        Assert.Single(search.Candidates, candidate => candidate.Kept);
        Assert.Equal("64", search.Candidates[search.Default].Settings.Single(setting => setting.Name == "layers").Value);
        Assert.True(search.Expected > search.Candidates[0].Score);
    }

    [Fact]
    public void Chosen_by_luck_alone_the_loss_to_expect_is_the_mean_one()
    {
        var random = new Descent.Graph.RandomStream(1, "noise");
        double[][] losses = [.. Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, 200).Select(_ => 1 + random.NextNormal()).ToArray())];
        var choice = new CandidateChoice(losses);
        Assert.True(losses[choice.Best].Average() < 0.9);
        Assert.InRange(choice.Expected(2)!.Value, 0.95, 1.05);
    }

    [Fact]
    public void Time_that_is_too_short_leaves_the_usual_settings()
    {
        var result = AutoTrainer.Train(Datasets.Load("heart"), new() { Search = 500, TimeLimit = TimeSpan.FromMilliseconds(1) });
        Assert.True(result.Search!.Candidates.Count < 500);
        Assert.Equal([64], result.Training.Plan.Layers);
        Assert.True(result.History.Steps > 0);
    }

    [Fact]
    public void In_a_cross_validation_each_fold_searches_by_itself()
    {
        var folds = AutoTrainer.Train(Datasets.Load("iris"), Short with { Search = 3, Folds = 3 }).Folds!;
        var without = AutoTrainer.Train(Datasets.Load("iris"), Short with { Search = null, Folds = 3 }).Folds!;
        Assert.Equal(3, folds.Network[0].Values.Count);
        Assert.NotEqual(folds.Network.SelectMany(score => score.Values), without.Network.SelectMany(score => score.Values));
    }

    [Fact]
    public void What_cannot_be_searched_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoSettings { Search = 1 });
        Assert.Contains("Validation", Assert.Throws<ArgumentException>(() => AutoTrainer.Train(Datasets.Load("iris"), Short with { Validation = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("Search", Assert.Throws<ArgumentException>(() => AutoTrainer.Train(Datasets.Load("iris"), Short with { Series = new() })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var cancellation = new CancellationTokenSource();
        var result = AutoTrainer.Train(Datasets.Load("iris"), Short with { Search = 50, Threads = 1 }, new CancelsAfterTrials(cancellation), cancellation.Token);
        Assert.Single(result.Search!.Candidates);
        Assert.Equal(StopKind.Cancelled, result.History.StopReason!.Kind);
    }

    private static string Text(SearchSummary search) => string.Join('\n', search.Candidates.Select(candidate => $"{candidate.Score:R} {candidate.Epochs} {candidate.Kept} {string.Join(' ', candidate.Settings)}").Append($"{search.Expected:R} {search.Default} {search.Rows}"));

    private sealed class CancelsAfterTrials(CancellationTokenSource cancellation) : AutoObserver
    {
        public override void OnTrial(int done, int count)
        {
            if (done == 7) cancellation.Cancel();
        }
    }
}
