using System.CommandLine;
using Descent.Tabular;
using Descent.Training;
using Descent.Training.Forensics;

namespace Descent.Cli.Options;

/// <summary>How long, in which pieces, and on what the training runs.</summary>
internal sealed class RunArguments
{
    private readonly Option<int?> _batchSize = Setting.Count("--batch-size", "Rows a step learns from; 1 is stochastic, all rows are batch gradient descent (default: by the size of the data)");
    private readonly Option<int?> _epochs = Setting.Count("--epochs", "Passes over the training rows, at most (default: by the size of the data)");
    private readonly Option<int?> _patience = Setting.Count("--patience", "Epochs without a better validation loss after which training stops; 0 runs all epochs, and keeps the best (default: by the number of epochs)", least: 0);
    private readonly Option<double?> _test = Setting.Fraction("--test", "The share of rows that only measure the result (default 0.2)");
    private readonly Option<double?> _validation = Setting.Fraction("--validation", "The share of the other rows that decide when to stop (default 0.15)");
    private readonly Option<long?> _seed = Setting.Seed("--seed", "Of the split, the first weights, the shuffles: equal seeds give equal files (default 0)");
    private readonly Option<int?> _threads = Setting.Count("--threads", "Threads that compute; the result does not depend on it (default: all processors)", most: AutoSettings.MostThreads);
    private readonly Option<string?> _deterministic = Setting.OneOf("--deterministic", "Make sure of this machine's arithmetic first, so that equal seeds give equal files on every x64 processor (they do without the option too)", Determinism.Portable);
    private readonly Option<string?> _output = Setting.Text("--output", "FOLDER", "Where the model goes (default: the data's name with .run)");
    private readonly Option<string?> _onNan = Setting.OneOf("--on-nan", "When a step is NaN or infinite, which is undone in any case: end the training, leave that batch out, or go back and repeat the epoch with half of the learning rate (default stop)",
        [.. Enum.GetNames<NonFiniteAction>().Select(name => name.ToLowerInvariant())]);
    private readonly Option<bool> _overfitCheck = Setting.Switch("--overfit-check", "First train on 16 rows alone, which a network that can learn knows by heart soon; then start afresh");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _batchSize, _epochs, _patience, _test, _validation, _seed, _threads, _deterministic, _onNan, _overfitCheck }) command.Add(option);
    }

    /// <summary>Adds what is said about the result.</summary>
    public void AddResultTo(Command command) => command.Add(_output);

    /// <summary>Settings with what is said about the run.</summary>
    public AutoSettings Read(ParseResult parsed)
    {
        if (parsed.GetValue(_deterministic) == Determinism.Portable) Determinism.RequirePortable();
        return new()
        {
            BatchSize = parsed.GetValue(_batchSize),
            Epochs = parsed.GetValue(_epochs),
            Patience = parsed.GetValue(_patience),
            Test = parsed.GetValue(_test),
            Validation = parsed.GetValue(_validation),
            Seed = parsed.GetValue(_seed) ?? 0,
            Threads = parsed.GetValue(_threads),
            OnNonFinite = Enum.Parse<NonFiniteAction>(parsed.GetValue(_onNan) ?? nameof(NonFiniteAction.Stop), ignoreCase: true),
            OverfitCheck = parsed.GetValue(_overfitCheck),
        };
    }

    /// <summary>The folder for the model; null: by the data's name.</summary>
    public string? Output(ParseResult parsed) => parsed.GetValue(_output);
}
