using Descent.Data;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>From rows to a model that takes raw rows: splits, encodes, chooses a network, trains it and measures it on rows that it has not seen. The command <c>descent train</c> does nothing else.</summary>
public static class AutoTrainer
{
    /// <summary>Trains a network on rows of a table.</summary>
    /// <param name="data">The rows, and what their columns are: <c>TabularData.Open("heart.csv", "target")</c>.</param>
    /// <param name="settings">What is not to be chosen; null: all is.</param>
    /// <param name="observer">Is told how it goes on.</param>
    /// <param name="cancellationToken">Ends the training early; the model keeps the best network so far.</param>
    /// <exception cref="DataException">The rows cannot be encoded, or are too few to split.</exception>
    /// <exception cref="UnsuitableLossException">The loss does not suit the target.</exception>
    public static AutoResult Train(TabularData data, AutoSettings? settings = null, AutoObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        settings ??= new();
        observer ??= new Silence();
        var training = AutoTraining.Prepare(data, settings);
        observer.OnPrepared(training);
        var findings = settings.SkipChecks ? [] : training.Check(settings.OverfitCheck);
        if (!settings.SkipChecks) observer.OnChecked(findings);
        var train = training.Encode(training.Split.Train);
        var history = observer.Fit(training.Options(cancellationToken), options => training.Model.Fit(train, options));
        observer.OnTrained(history);
        return Result(training, history) with { Findings = findings };
    }

    private static AutoResult Result(AutoTraining training, History history)
    {
        var (output, test) = (training.Pipeline.Output, training.Split.Test);
        var labels = Labels.Of(output, training.Targets(training.Split.Train));
        var isMeasured = history.BestEpoch > 0 && test.Length > 0;
        var truth = training.Targets(test);
        var scores = isMeasured ? Scores.Of(output, truth, training.Model.Predict(training.Pipeline.Features(training.Data.Table, test))) : [];
        var baseline = isMeasured ? Scores.Of(output, truth, labels.Baseline(test.Length)) : [];
        var record = TrainingRecord.Of(training, history, scores);
        return new(training, new(training.Model, training.Pipeline, training.Data.Schema, labels, record), history) { Scores = scores, BaselineScores = baseline };
    }

    private sealed class Silence : AutoObserver;
}
