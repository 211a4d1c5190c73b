using System.Runtime.ExceptionServices;
using Descent.Assessments;
using Descent.Data;
using Descent.Tabular.Baselines;
using Descent.Tabular.Measuring;
using Descent.Tabular.Results;
using Descent.Tabular.Searching;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Estimates how good a recipe is: in each fold all of it, from the pipeline to the final fit, is done with the rows of the other folds.</summary>
internal sealed class CrossValidation
{
    private readonly TabularData _data;
    private readonly AutoSettings _settings;
    private readonly Split[] _splits;
    private readonly string[] _baselines;
    private readonly int _folds, _unmeasured;

    /// <param name="data">All rows.</param>
    /// <param name="settings">The recipe.</param>
    /// <param name="rows">The rows that may be used.</param>
    /// <param name="validation">The share of a fold's learning rows that validate.</param>
    /// <param name="task">What is predicted.</param>
    /// <exception cref="DataException">There are fewer rows than folds.</exception>
    public CrossValidation(TabularData data, AutoSettings settings, int[] rows, double validation, LearningTask task)
    {
        (_data, _settings, _folds) = (data, settings, settings.Folds!.Value);
        _unmeasured = Parts.OnlyOnes(data, rows).Length;
        _baselines = ["looks at no column", LinearFit.Name(task)];
        _splits = [.. Enumerable.Range(0, settings.Repeats ?? 1).SelectMany(repeat => Parts.Folds(data, rows, _folds, settings.Seed + repeat)).Select((fold, i) => Learning(fold, validation, settings.Seed + i))];
    }

    /// <summary>The trainings.</summary>
    public int Count => _splits.Length;

    /// <summary>What is to be said of the rows; null: nothing.</summary>
    public string? Note => _unmeasured == 0 ? null
        : $"The cross-validation measures no row of a class of which there is one alone ({(_unmeasured == 1 ? "1 row" : $"{_unmeasured} rows")}): such a row trains in every fold. More rows of these classes, or the class of another, would tell how well they are predicted.";

    /// <summary>Trains and measures.</summary>
    /// <param name="time">For all trainings together.</param>
    /// <param name="observer">Is told of each fold.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Null where it was ended early.</returns>
    /// <exception cref="DataException">The rows of a fold cannot be learnt from.</exception>
    public FoldsSummary? Run(TimeBudget time, AutoObserver observer, CancellationToken cancellationToken)
    {
        var (scores, done) = (new IReadOnlyList<Score>[Count][], 0);
        // Each training on a thread of its own: small networks gain nothing from several.
        var threads = Math.Clamp(_settings.Threads ?? Environment.ProcessorCount, 1, Count);
        try
        {
            Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, fold =>
            {
                if (cancellationToken.IsCancellationRequested) return;
                scores[fold] = Fold(fold, time.Slot(Math.Min(1, (double)threads / (Count - Volatile.Read(ref done)))), cancellationToken);
                lock (_splits) observer.OnFold(++done, Count);
            });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
        if (cancellationToken.IsCancellationRequested) return null;
        var network = Summary(fold => scores[fold][0]);
        FoldBaseline[] baselines = [.. _baselines.Select((name, i) => new FoldBaseline(name, Summary(fold => scores[fold][i + 1])))];
        return new("cross-validation", _folds, Count / _folds, network, baselines) { Conclusion = FoldConclusion.Of(network[0], baselines[^1].Name, baselines[^1].Scores[0], _folds) };
    }

    /// <summary>The scores of the network and of each baseline.</summary>
    private IReadOnlyList<Score>[] Fold(int fold, TimeBudget time, CancellationToken cancellationToken)
    {
        var training = Prepare(fold, time, cancellationToken);
        var model = EnsembleFit.Combine(EnsembleFit.Run(training, time.Part, (options, fit) => fit(options), cancellationToken), training.Pipeline);
        var (test, truth) = (training.Split.Test, training.Targets(training.Split.Test));
        var features = training.Pipeline.Features(_data.Table, test);
        var majority = Labels.Of(training.Pipeline.Output, training.Targets(training.FittedRows)).Baseline(test.Length);
        return [.. new[] { model.Predict(features), majority, new LinearFit(training, cancellationToken).Run().Predict(features) }.Select(outputs => Assessment.Of(training.Pipeline.Output, truth, outputs).Scores)];
    }

    /// <summary>What a fold trains, before the first step; its search is done.</summary>
    internal AutoTraining Prepare(int fold, TimeBudget time, CancellationToken cancellationToken)
    {
        var (settings, split) = (_settings with { Seed = _settings.Seed + fold, Threads = 1 }, _splits[fold]);
        var searched = settings.Search is null ? null : new SettingsSearch(_data, settings, split).Run(time.Slot(SettingsSearch.TimeShare), (_, _) => { }, cancellationToken).Chosen;
        return AutoTraining.Prepare(_data, settings, split, searched);
    }

    private Split Learning(Split fold, double validation, long seed) => (validation == 0 ? new(fold.Train, [], []) : Parts.Split(_data, fold.Train, validation, seed)) with { Test = fold.Test };

    /// <summary>Mean, standard deviation and each value of each score.</summary>
    private FoldScore[] Summary(Func<int, IReadOnlyList<Score>> scoresOf) => FoldSpread.Of([.. Enumerable.Range(0, Count).Select(scoresOf)]);
}
