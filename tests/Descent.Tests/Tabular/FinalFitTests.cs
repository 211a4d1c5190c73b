using System.Diagnostics;
using Descent.Data;
using Descent.Models;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Tests.Tabular;

/// <summary>On small data the rows that decided when to stop are learnt from in the end.</summary>
public class FinalFitTests
{
    private static readonly AutoSettings Short = new() { Epochs = 12, Patience = 2, Seed = 2 };

    [Fact]
    public void It_learns_as_many_epochs_from_all_rows_but_those_that_test()
    {
        var result = AutoTrainer.Train(Datasets.Load("heart"), Short);
        var (split, last) = (result.Training.Split, result.FinalFit!);
        Assert.Equal(split.Train.Length + split.Validation.Length, last.Rows);
        Assert.Equal(result.History.BestEpoch, last.Epochs);
        Assert.Equal(last.Epochs * ((last.Rows + 31) / 32), last.Steps);
        Assert.NotEqual(Fingerprint.Of(result.Training.Model), Fingerprint.Of(result.Model.Model));
        Assert.Empty(result.Model.SplitOf(result.Training.Data.Table).Validation);
    }

    [Fact]
    public void Its_network_is_the_one_that_would_be_trained_on_those_rows_alone()
    {
        var data = Datasets.Load("heart");
        var result = AutoTrainer.Train(data, Short);
        // The same rows, all of which train, for the epochs that were found.
        var alone = AutoTrainer.Train(data, Short with { Epochs = result.FinalFit!.Epochs, Validation = 0 });
        Assert.Equal(result.Model.Model.GetWeights().Values.Select(weight => weight.ToDoubles()), alone.Model.Model.GetWeights().Values.Select(weight => weight.ToDoubles()));
    }

    [Fact]
    public void It_can_be_left_out()
    {
        var result = AutoTrainer.Train(Datasets.Load("heart"), Short with { FinalFit = false });
        Assert.Null(result.FinalFit);
        Assert.Same(result.Training.Model, result.Model.Model);
    }

    [Fact]
    public void Validation_rows_that_anything_of_the_model_learnt_from_are_not_new_to_it()
    {
        var data = Datasets.Load("iris");
        Assert.Empty(SplitOf(Short with { Ensemble = 2, FinalFit = false }).Validation);
        Assert.NotEmpty(SplitOf(Short with { FinalFit = false }).Validation);
        // A final fit that was broken off: the pipeline and the linear baseline have learnt from them in spite of that.
        using var cancellation = new CancellationTokenSource();
        var broken = AutoTrainer.Train(data, Short, new CancelsFinalFit(cancellation), cancellation.Token);
        Assert.Null(broken.FinalFit);
        Assert.Empty(broken.Model.SplitOf(data.Table).Validation);

        Split SplitOf(AutoSettings settings) => AutoTrainer.Train(data, settings).Model.SplitOf(data.Table);
    }

    [Fact]
    public void Members_of_an_ensemble_predict_their_mean_from_one_file()
    {
        var data = Datasets.Load("iris");
        var result = AutoTrainer.Train(data, Short with { Ensemble = 3 });
        var path = Path.GetTempFileName();
        try
        {
            result.Model.Save(path);
            var first = File.ReadAllBytes(path);
            var again = TabularModel.Load(path);
            Assert.Equal(result.Model.Predict(data.Table).Outputs.ToDoubles(), again.Predict(data.Table).Outputs.ToDoubles());
            AutoTrainer.Train(data, Short with { Ensemble = 3, Threads = 1 }).Model.Save(path);
            Assert.Equal(first, File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Equal(3 * result.Training.Model.Parameters.Count, result.Model.Model.Parameters.Count);
        var members = result.Model.Model.Layers.OfType<NestedModel>().Select(member => member.Model.Predict(result.Model.Pipeline.Features(data.Table)).ToDoubles().ToArray()).ToArray();
        var mean = result.Model.Predict(data.Table).Outputs.ToDoubles().ToArray();
        Assert.Equal(3, members.Length);
        Assert.NotEqual(members[0], members[1]);
        for (var i = 0; i < mean.Length; i++) Assert.Equal(members.Average(member => member[i]), mean[i], 1e-6);
    }

    [Fact]
    public void A_time_limit_ends_all_trainings_and_is_the_reason_said()
    {
        var clock = Stopwatch.StartNew();
        var result = AutoTrainer.Train(Datasets.Load("digits"), new() { Epochs = 100_000, Patience = 0, TimeLimit = TimeSpan.FromSeconds(1) });
        Assert.Equal(StopKind.Time, result.History.StopReason!.Kind);
        Assert.Contains("The time limit of 1 s is reached", result.History.StopReason.Message);
        Assert.True(result.History.Elapsed < TimeSpan.FromSeconds(1));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(12), $"{clock.Elapsed}");     // reading, the linear baseline and the measurement are not trainings of the network
    }

    private sealed class CancelsFinalFit(CancellationTokenSource cancellation) : AutoObserver
    {
        public override History Fit(FitOptions options, Func<FitOptions, History> fit)
        {
            var history = base.Fit(options, fit);
            cancellation.Cancel();
            return history;
        }
    }
}
