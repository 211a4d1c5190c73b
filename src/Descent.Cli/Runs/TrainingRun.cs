using System.Runtime.InteropServices;
using Descent.Analysis.PreFlight;
using Descent.Backends.Cpu;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Metrics;
using Descent.Models;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>From a CSV file to a model: reads, splits, trains, measures, writes, and says what it does.</summary>
internal sealed class TrainingRun(TrainRequest request, Screen screen)
{
    private readonly RunSettings _run = request.Run;
    private PosixSignal? _signal;

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public int Execute()
    {
        var folder = RunFolder.For(_run.Output, request.Data);
        using var held = new RunLock(folder.Folder);
        folder.RefuseUnfinishedRun(request.Saving.Resumed?.Checkpoint);
        var parts = Prepare();
        request.Saving.Check(_run, parts.Data.Table, screen);
        var optimizer = request.OptimizerFor((parts.Split.Train.Length - 1) / _run.BatchSize + 1);
        var model = request.Network.Build(parts.Pipeline, parts.Data.Table.RowCount, _run.Seed);
        Metric metric = parts.Pipeline.Output.Task == LearningTask.Regression ? new RootMeanSquaredError { Name = "standardised_rmse" } : new Accuracy();
        model.Compile(optimizer, [new OutputObjective(parts.Loss) { Metrics = [metric] }], new CpuBackend(_run.Threads));
        TrainReport.Network(screen, model);
        TrainReport.Settings(screen, _run, optimizer, parts);
        TrainReport.Restraints(screen, Output.Restraints.Of(model, optimizer, request.Network.HasDefaultPenalty));
        if (request.Saving.Resumed is { Checkpoint: var checkpoint }) TrainReport.Resumed(screen, checkpoint);
        else FindingReport.Write(screen, [.. PreFlightChecks.Of(parts.Data, parts.Split), .. model.Check(parts.Encode(parts.Split.Train), new() { OverfitsBatch = _run.OverfitCheck })]);

        var history = Fit(model, parts, folder);
        TrainReport.Stopped(screen, history, _run.Epochs);
        if (request.Saving.Resumed is { Checkpoint.Step: var made } && made == history.Steps) TrainReport.NothingLeft(screen, folder, history);
        if (history.StopReason!.Kind == StopKind.Cancelled && request.Saving.Every is not null) TrainReport.Resumable(screen, folder);
        var labels = Labels.Of(parts.Pipeline.Output, parts.Targets(parts.Split.Train));
        var scores = history.BestEpoch == 0 ? [] : Measure(model, parts, labels);
        if (history.BestEpoch == 0 && folder.IsTaken) return End(history, $"The results of an earlier run in {folder.Folder} are left as they were.");
        var record = TrainingRecord.Of(model, parts, _run, optimizer, history, scores);
        folder.Write(new(model, parts.Pipeline, parts.Data.Schema, labels, record), history);
        if (request.Saving.Every is null) folder.DeleteCheckpoints();
        TrainReport.Written(screen, folder, history, RunFingerprint.Describe(record, model));
        return End(history, $"The model written is {TrainReport.Kept(history)}.");
    }

    private DataParts Prepare()
    {
        var data = request.Data.Open();
        DataReport.Columns(screen, data);
        var split = data.Split(_run.ValidationOfAll, _run.Test, _run.Seed);
        var pipeline = Fit(data, split);
        DataReport.Split(screen, data, split, pipeline, _run.Seed);
        var parts = new DataParts(data, split, pipeline, TaskLoss.Choose(request.Network.Loss, pipeline.Output, request.Data.DeclaresTask(pipeline.Output.Name)));
        parts.Encode(split.Test);       // what is wrong with its rows is said now, not after the training
        return parts;
    }

    private Pipeline Fit(TabularData data, Split split)
    {
        var target = $"the target '{data.Schema.Target!.Name}'";
        try
        {
            return data.Fit(split.Train);
        }
        catch (DataException error) when (!request.Data.DeclaresTarget && error.Message.Contains(target, StringComparison.Ordinal))
        {
            throw new DataException($"{error.Message} {target[..1].ToUpperInvariant()}{target[1..]} was guessed: --target COLUMN chooses another.", error);
        }
    }

    private History Fit(Model model, DataParts parts, RunFolder folder)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var validates = parts.Split.Validation.Length > 0;
        var options = new FitOptions
        {
            Epochs = _run.Epochs,
            BatchSize = _run.BatchSize,
            ValidationData = validates ? parts.Encode(parts.Split.Validation) : null,
            EarlyStopping = validates ? new EarlyStopping { Patience = _run.Patience > 0 ? _run.Patience : int.MaxValue } : EarlyStopping.Off,
            Seed = _run.Seed,
            OnNonFinite = _run.OnNan,
            CancellationToken = cancellation.Token,
        };
        var train = parts.Encode(parts.Split.Train);
        try
        {
            return ProgressDisplay.Run(screen, request.Saving.Add(options, folder.Folder, parts.Data.Table), shown => model.Fit(train, shown));
        }
        catch (CheckpointMismatchException mismatch) when (request.Saving.Resumed is { } resumed)
        {
            throw resumed.Refuse(mismatch.Differences);
        }

        // The first signal ends the training and keeps its best; a second one ends the process.
        void End(PosixSignalContext signal)
        {
            signal.Cancel = !cancellation.IsCancellationRequested;
            _signal ??= signal.Signal;
            cancellation.Cancel();
        }
    }

    private IReadOnlyList<Score> Measure(Model model, DataParts parts, Labels labels)
    {
        var rows = parts.Split.Test;
        if (rows.Length == 0) return [];
        var truth = parts.Targets(rows);
        var scores = Scores.Of(parts.Pipeline.Output, truth, model.Predict(parts.Pipeline.Features(parts.Data.Table, rows)));
        screen.Line();
        ScoreReport.Write(screen, "test", $"{Count.Of(rows.Length, "row")} that the network has not seen", scores, Scores.Of(parts.Pipeline.Output, truth, labels.Baseline(rows.Length)), labels, rows.Length);
        return scores;
    }

    /// <summary>Says what is to be known about a run that did not come to its end.</summary>
    private int End(History history, string result) => history.StopReason! switch
    {
        { Kind: StopKind.NonFiniteLoss, Message: var message } => screen.Fail($"training failed: {message} {result}", ExitCode.RunFailed),
        { Kind: StopKind.Cancelled, Message: var message } => screen.Fail($"{message} {result}", _signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted),
        _ => ExitCode.Success,
    };
}
