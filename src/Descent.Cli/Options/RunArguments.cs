using System.CommandLine;
using Descent.Cli.Runs;
using Descent.Training;
using Descent.Training.Forensics;

namespace Descent.Cli.Options;

/// <summary>How long, in which pieces, and on what the training runs.</summary>
internal sealed class RunArguments
{
    private readonly Option<int?> _batchSize = Setting.Count("--batch-size", $"Rows a step learns from; 1 is stochastic, all rows are batch gradient descent (default {Defaults.BatchSize})");
    private readonly Option<int?> _epochs = Setting.Count("--epochs", $"Passes over the training rows, at most (default {Defaults.Epochs})");
    private readonly Option<int?> _patience = Setting.Count("--patience", $"Epochs without a better validation loss after which training stops; 0 runs all epochs, and keeps the best (default {Defaults.Patience})", least: 0);
    private readonly Option<double?> _test = Setting.Fraction("--test", $"The share of rows that only measure the result (default {Defaults.Test})");
    private readonly Option<double?> _validation = Setting.Fraction("--validation", $"The share of the other rows that decide when to stop (default {Defaults.Validation})");
    private readonly Option<long?> _seed = Setting.Seed("--seed", $"Of the split, the first weights, the shuffles: equal seeds give equal files (default {Defaults.Seed})");
    private readonly Option<int?> _threads = Setting.Count("--threads", "Threads that compute; the result does not depend on it (default: all processors)", most: Defaults.MostThreads);
    private readonly Option<string?> _deterministic = Setting.OneOf("--deterministic", "Make sure of this machine's arithmetic first, so that equal seeds give equal files on every x64 processor (they do without the option too)", Determinism.Portable);
    private readonly Option<string?> _output = Setting.Text("--output", "FOLDER", "Where the model goes (default: the data's name with .run)");
    private readonly Option<string?> _onNan = Setting.OneOf("--on-nan", "When a step is NaN or infinite, which is undone in any case: end the training, leave that batch out, or go back and repeat the epoch with half of the learning rate (default stop)",
        [.. Enum.GetNames<NonFiniteAction>().Select(name => name.ToLowerInvariant())]);
    private readonly Option<bool> _overfitCheck = Setting.Switch("--overfit-check", "First train on 16 rows alone, which a network that can learn knows by heart soon; then start afresh");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _batchSize, _epochs, _patience, _test, _validation, _seed, _threads, _deterministic, _output, _onNan, _overfitCheck }) command.Add(option);
    }

    public RunSettings Read(ParseResult parsed)
    {
        if (parsed.GetValue(_deterministic) == Determinism.Portable) Determinism.RequirePortable();
        return Settings(parsed);
    }

    private RunSettings Settings(ParseResult parsed) => new()
    {
        BatchSize = parsed.GetValue(_batchSize) ?? Defaults.BatchSize,
        Epochs = parsed.GetValue(_epochs) ?? Defaults.Epochs,
        Patience = parsed.GetValue(_patience) ?? Defaults.Patience,
        Test = parsed.GetValue(_test) ?? Defaults.Test,
        Validation = parsed.GetValue(_validation) ?? Defaults.Validation,
        Seed = parsed.GetValue(_seed) ?? Defaults.Seed,
        Threads = parsed.GetValue(_threads),
        Output = parsed.GetValue(_output),
        OnNan = Enum.Parse<NonFiniteAction>(parsed.GetValue(_onNan) ?? nameof(NonFiniteAction.Stop), ignoreCase: true),
        OverfitCheck = parsed.GetValue(_overfitCheck),
    };
}
