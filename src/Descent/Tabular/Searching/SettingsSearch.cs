using Descent.Data;
using Descent.Tabular.Results;

namespace Descent.Tabular.Searching;

/// <summary>Tries settings, each on the same parts of the rows that may be learnt from, and chooses by the losses of the rows left out.</summary>
internal sealed class SettingsSearch
{
    /// <summary>Of the time for a model, what the search may take.</summary>
    public const double TimeShare = 0.7;

    /// <summary>Below so many rows a single part of them would choose by luck: each row is left out once.</summary>
    private const int ManyRows = 5_000;

    private const int Folds = 5;

    private readonly TabularData _data;
    private readonly AutoSettings _settings;
    private readonly SearchSpace _space;
    private readonly IReadOnlyList<SearchCandidate> _candidates;
    private readonly IReadOnlyList<Split> _splits;

    /// <param name="data">All rows.</param>
    /// <param name="settings">What is given, and how many candidates are tried.</param>
    /// <param name="split">The rows that may be used, and where they are many, which of them validate.</param>
    public SettingsSearch(TabularData data, AutoSettings settings, Split split)
    {
        (_data, _settings, _space) = (data, settings, new(settings, AutoDefaults.For(data.Table.RowCount)));
        _candidates = _space.Candidates(settings.Search!.Value);
        int[] rows = [.. split.Train.Concat(split.Validation).Order()];
        _splits = rows.Length >= ManyRows ? [split with { Test = [] }]
            : [.. Parts.Folds(data, rows, Folds, settings.Seed).Select(fold => new Split(fold.Train, fold.Test, []))];
    }

    /// <summary>Runs.</summary>
    /// <param name="time">That may be used.</param>
    /// <param name="onTrial">Is told how many trainings are done, of how many.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The chosen settings, and what was tried.</returns>
    public (SearchCandidate Chosen, SearchSummary Summary) Run(TimeBudget time, Action<int, int> onTrial, CancellationToken cancellationToken)
    {
        var (trials, done, count) = (new CandidateTrial?[_candidates.Count * _splits.Count], 0, _candidates.Count * _splits.Count);
        // Each training on a thread of its own: small networks gain nothing from several. One after the other is handed out, so that where time is short the first candidates are complete.
        var next = -1;
        var threads = Math.Clamp(_settings.Threads ?? Environment.ProcessorCount, 1, count);
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < count && !time.IsOver && !cancellationToken.IsCancellationRequested; i = Interlocked.Increment(ref next))
            {
                trials[i] = CandidateTrial.Run(_data, _settings, _candidates[i / _splits.Count], _splits[i % _splits.Count], time.Part(1), cancellationToken);
                lock (trials) onTrial(++done, count);
            }
        });
        return Choose(trials.Chunk(_splits.Count).ToArray());
    }

    private (SearchCandidate, SearchSummary) Choose(CandidateTrial?[][] trials)
    {
        int[] tried = [.. Enumerable.Range(0, trials.Length).Where(candidate => trials[candidate].All(trial => trial is not null))];
        int[] measured = [.. tried.Where(candidate => trials[candidate].All(trial => trial!.Losses is not null))];
        double[][] losses = [.. measured.Select(candidate => trials[candidate].SelectMany(trial => trial!.Losses!).ToArray())];
        var choice = losses.Length == 0 ? null : new CandidateChoice(losses);
        var chosen = choice is null ? 0 : measured[choice.Best];
        var ranked = measured.Zip(losses, (candidate, loss) => (candidate, Score: (double?)loss.Average())).Concat(tried.Except(measured).Select(candidate => (candidate, Score: (double?)null)))
            .OrderBy(entry => entry.Score ?? double.PositiveInfinity).ThenBy(entry => entry.candidate).ToList();
        CandidateSummary[] summaries = [.. ranked.Select(entry => new CandidateSummary(_candidates[entry.candidate].Describe(_space.Free), entry.Score, Epochs(trials[entry.candidate]), entry.candidate == chosen))];
        return (_candidates[chosen], new(_settings.Search!.Value, _candidates.Count, summaries, ranked.FindIndex(entry => entry.candidate == 0), _splits.Sum(split => split.Validation.Length), _splits.Count,
            measured.Length > 1 ? choice!.Expected(_settings.Seed) : null));
    }

    /// <summary>The middle one.</summary>
    private static int Epochs(CandidateTrial?[] trials) => trials.Select(trial => trial!.Epochs).Order().ElementAt(trials.Length / 2);
}
