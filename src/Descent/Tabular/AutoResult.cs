using Descent.Analysis.PreFlight;
using Descent.Tabular.Accounts;
using Descent.Tabular.Results;
using Descent.Tabular.Series;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>What <see cref="AutoTrainer"/> gives.</summary>
/// <param name="Training">What was trained on what, and how.</param>
/// <param name="Model">The network with all that it needs to take raw rows.</param>
/// <param name="History">How the training went.</param>
public sealed record AutoResult(AutoTraining Training, TabularModel Model, History History)
{
    /// <summary>How good the model is on the test rows, which it has not seen; null where there are none, or no epoch was finished.</summary>
    public ModelMeasurement? Test { get; init; }

    /// <summary>How well a time series is predicted; null where the rows are none, or there are no test rows.</summary>
    public SeriesResult? Series { get; init; }

    /// <summary>The last training, on all rows but the test's; null where the network that early stopping found was kept.</summary>
    public FinalFit? FinalFit { get; init; }

    /// <summary>What a search for settings found; null where none was asked for.</summary>
    public SearchSummary? Search { get; init; }

    /// <summary>What a cross-validation found; null where none was asked for, or it was ended early.</summary>
    public FoldsSummary? Folds { get; init; }

    /// <summary>What was to be said meanwhile.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the checks before the first step have found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How the first training went, step by step.</summary>
    internal Course? Course { get; init; }

    /// <summary>All that is to be said about the run, for <c>results.json</c> and the report.</summary>
    /// <param name="program">The program and its version: <c>descent 0.1.0</c>.</param>
    /// <param name="command">What repeats the run: a command line, or the call of a program.</param>
    public RunResults ToResults(string program, string command) => new ResultsOfRun(this).Make(program, command);
}
