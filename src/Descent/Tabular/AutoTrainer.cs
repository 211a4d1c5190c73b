using System.Text.Json.Nodes;
using Descent.Assessments;
using Descent.Data;
using Descent.Tabular.Accounts;
using Descent.Tabular.Baselines;
using Descent.Tabular.Explaining;
using Descent.Tabular.Results;
using Descent.Tabular.Searching;
using Descent.Tabular.Series;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>
/// From rows to a model that takes raw rows: splits, encodes, chooses a network, trains it and measures it on rows that it has not seen. The command <c>descent train</c> does
/// nothing else.
/// </summary>
public static class AutoTrainer
{
    /// <summary>Of the time limit, what the model's own training may take where a cross-validation follows: as much as a few of its trainings.</summary>
    private const double ModelTrainings = 2;

    /// <summary>Trains a network on rows of a table.</summary>
    /// <param name="data">The rows, and what their columns are: <c>TabularData.Open("heart.csv", "target")</c>.</param>
    /// <param name="settings">What is not to be chosen; null: all is.</param>
    /// <param name="observer">Is told how it goes on.</param>
    /// <param name="cancellationToken">Ends the training early; the model keeps the best network so far.</param>
    /// <exception cref="DataException">The rows cannot be encoded, or are too few to split or for the folds.</exception>
    /// <exception cref="UnsuitableLossException">The loss does not suit the target.</exception>
    public static AutoResult Train(TabularData data, AutoSettings? settings = null, AutoObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        settings ??= new();
        if (settings.Series is not null && (settings.Folds ?? settings.Ensemble ?? settings.Search) is not null)
            throw new ArgumentException("A time series is measured by rolling origin with one network: leave Folds, Ensemble and Search out.", nameof(settings));
        if (settings is { Search: not null, Validation: 0 }) throw new ArgumentException("A search compares settings on rows that validate, and a Validation of 0 leaves none: leave one of both out.", nameof(settings));
        observer ??= new Silence();
        var time = new TimeBudget(settings.TimeLimit);
        var training = AutoTraining.Prepare(data, settings);
        var validation = settings.Folds is null ? null : new CrossValidation(data, settings, training.LearningRows, training.Plan.Validation, training.Pipeline.Output.Task);
        var share = training.Series is { } task ? SeriesRun.FirstShare(task) : validation is null ? 1 : ModelTrainings / (ModelTrainings + validation.Count);
        var slot = time.Slot(share);
        var search = settings.Search is null ? null : new SettingsSearch(data, settings, training.Split);
        var found = search?.Run(slot.Slot(SettingsSearch.TimeShare), observer.OnTrial, cancellationToken);
        if (found is var (candidate, summary))
        {
            training = AutoTraining.Prepare(data, settings, training.Split, candidate);
            observer.OnSearched(summary);
        }
        observer.OnPrepared(training);
        var findings = settings.SkipChecks ? [] : training.Check(settings.OverfitCheck);
        if (!settings.SkipChecks) observer.OnChecked(findings);
        var course = new Course(observer.Fit);
        var fitted = EnsembleFit.Run(training, slot.Part, course.Fit, cancellationToken);
        observer.OnTrained(fitted[0].History, fitted[0].FinalFit);
        var (folds, note) = fitted[0].History.BestEpoch == 0 || validation is null ? default : Estimate(validation, time, observer, cancellationToken);
        var result = training.Series is { } series ? Result(training, series, fitted, time, cancellationToken) : Result(training, fitted, Costs(settings), cancellationToken);
        return result with { Findings = findings, Folds = folds, Course = course, Search = found?.Summary, Warnings = note is null ? result.Warnings : [.. result.Warnings, note] };
    }

    /// <summary>Splits and encodes rows, chooses a network and makes it: all that comes before the first step of <see cref="Train"/>, for looking at it or for trainings of one's own.</summary>
    /// <param name="data">The rows, and what their columns are.</param>
    /// <param name="settings">What is not to be chosen; null: all is.</param>
    /// <returns>Its model is compiled.</returns>
    /// <exception cref="DataException">The rows cannot be encoded, or are too few to split.</exception>
    /// <exception cref="UnsuitableLossException">The loss does not suit the target.</exception>
    public static AutoTraining Prepare(TabularData data, AutoSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return AutoTraining.Prepare(data, settings ?? new());
    }

    /// <summary>The network is trained by now: what is wrong with the rows of a fold must not lose it.</summary>
    private static (FoldsSummary?, string?) Estimate(CrossValidation validation, TimeBudget time, AutoObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            return (validation.Run(time, observer, cancellationToken), validation.Note);
        }
        catch (DataException error)
        {
            return (null, $"The cross-validation did not come to its end. {error.Message}");
        }
    }

    /// <summary>Of a series: measured by rolling origin, then trained on all rows.</summary>
    private static AutoResult Result(AutoTraining training, SeriesTask task, IReadOnlyList<FittedNetwork> fitted, TimeBudget time, CancellationToken cancellationToken)
    {
        var history = fitted[0].History;
        var isMeasured = history.BestEpoch > 0 && task.Origins.Count > 0;
        var run = new SeriesRun(training, task, history.BestEpoch, time, cancellationToken);
        var measured = isMeasured ? run.Measure() : null;
        var isWhole = history is { BestEpoch: > 0, StopReason.Kind: not StopKind.NonFiniteLoss };
        var last = (isWhole ? run.TrainOnAll() : null) ?? training;
        var scores = measured?.Scores(measured.Network) ?? [];
        var record = TrainingRecord.Of(last, last.Model, fitted, scores);
        var model = new TabularModel(last.Model, last.Pipeline, last.Data.Schema, new(last.Pipeline.Output.Name, [], []), record, task.Inputs);
        var steps = (long)history.BestEpoch * ((last.Split.Train.Length + last.Plan.BatchSize - 1) / last.Plan.BatchSize);
        return new(training, model, history)
        {
            Series = measured,
            FinalFit = last == training ? null : new(last.Split.Train.Length, history.BestEpoch, steps),
            Warnings = [.. history.Warnings, .. run.Notes],
        };
    }

    private static AutoResult Result(AutoTraining training, IReadOnlyList<FittedNetwork> fitted, AssessmentOptions assessment, CancellationToken cancellationToken)
    {
        var (test, history) = (training.Split.Test, fitted[0].History);
        var network = EnsembleFit.Combine(fitted, training.Pipeline);
        var labels = Labels.Of(training.Pipeline.Output, training.Targets(training.FittedRows));
        var linear = cancellationToken.IsCancellationRequested ? null : new LinearFit(training, cancellationToken).Run();
        var typical = TypicalRow.Of(training.Pipeline, training.Pipeline.Features(training.Data.Table, training.FittedRows));
        TabularModel Model(JsonObject record) => new(network, training.Pipeline, training.Data.Schema, labels, record) { Linear = linear, Typical = typical };
        var options = new MeasureOptions { Rows = $"{(test.Length == 1 ? "1 row" : $"{test.Length} rows")} that the network has not seen", Assessment = assessment };
        var measured = history.BestEpoch > 0 && test.Length > 0 ? Model(Calibrated(fitted[0])).Measure(training.Data.Table, test, options) : null;
        return new(training, Model(TrainingRecord.Of(training, network, fitted, measured?.Measurement.Network.Scores ?? [])), history)
        {
            Test = measured,
            FinalFit = fitted[0].FinalFit,
            Warnings = [.. fitted.SelectMany(network => network.History.Warnings), .. fitted.Select(network => network.Note).OfType<string>()],
        };
    }

    private static AssessmentOptions Costs(AutoSettings settings)
    {
        var usual = new AssessmentOptions { Seed = settings.Seed };
        return usual with { FalsePositiveCost = settings.FalsePositiveCost ?? usual.FalsePositiveCost, FalseNegativeCost = settings.FalseNegativeCost ?? usual.FalseNegativeCost };
    }

    /// <summary>As much of the record as the measurement repeats.</summary>
    private static JsonObject Calibrated(FittedNetwork fitted) => new() { ["result"] = new JsonObject { [TrainingRecord.Temperature] = fitted.Temperature } };

    private sealed class Silence : AutoObserver;
}
