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

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public int Execute()
    {
        var folder = RunFolder.For(_run.Output, request.Data);
        if (request.Saving is { Every: not null, Resumed: null } && folder.HasUnfinishedRun)
            throw new UsageException($"--output: {folder.Folder} has the checkpoint of a run that has not come to its end: go on with --resume {folder.Folder}, or name another folder.");
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
        if (history.StopReason!.Kind == StopKind.Cancelled && request.Saving.Every is not null) TrainReport.Resumable(screen, folder);
        var labels = Labels.Of(parts.Pipeline.Output, parts.Targets(parts.Split.Train));
        var scores = history.BestEpoch == 0 ? [] : Measure(model, parts, labels);
        var hasFailed = history.StopReason.Kind == StopKind.NonFiniteLoss || history.BestEpoch == 0;
        if (hasFailed && folder.IsTaken) return Failed(history, $"The results of an earlier run in {folder.Folder} are left as they were.");
        var record = TrainingRecord.Of(model, parts, _run, optimizer, history, scores);
        folder.Write(new(model, parts.Pipeline, parts.Data.Schema, labels, record), history);
        TrainReport.Written(screen, folder, history, RunFingerprint.Describe(record, model));
        return hasFailed ? Failed(history, $"The model written is {(history.BestEpoch == 0 ? "the untrained network" : $"that of epoch {history.BestEpoch}")}.") : ExitCode.Success;
    }

    private DataParts Prepare()
    {
        var data = request.Data.Open();
        DataReport.Columns(screen, data);
        var split = data.Split(_run.ValidationOfAll, _run.Test, _run.Seed);
        var pipeline = Fit(data, split);
        DataReport.Split(screen, data, split, pipeline, _run.Seed);
        return new(data, split, pipeline, TaskLoss.Choose(request.Network.Loss, pipeline.Output, request.Data.DeclaresTask(pipeline.Output.Name)));
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

    private int Failed(History history, string result) => screen.Fail($"training failed: {history.StopReason!.Message} {result}", ExitCode.RunFailed);
}
