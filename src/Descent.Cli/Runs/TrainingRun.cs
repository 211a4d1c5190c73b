using System.Runtime.InteropServices;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Tabular;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>From a CSV file to a model: reads, trains, writes, and says what it does.</summary>
internal sealed class TrainingRun(TrainRequest request, Screen screen)
{
    private PosixSignal? _signal;

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public int Execute()
    {
        var folder = RunFolder.For(request.Output, request.Data);
        using var held = new RunLock(folder.Folder);
        folder.RefuseUnfinishedRun(request.Saving.Resumed?.Checkpoint);
        var data = Read();
        DataReport.Columns(screen, data, isTargetGuessed: !request.Data.DeclaresTarget);
        var result = Train(data, folder);
        var history = result.History;
        if (result.Series is { } series)
        {
            screen.Line();
            SeriesReport.Scores(screen, "test", $"{Count.Of(series.Rows.Count, "row")} by rolling origin, each predicted by a network that was trained on what was known before", series);
        }
        else if (result.Test is { } test)
        {
            screen.Line();
            ScoreReport.Write(screen, "test", test);
        }
        else if (result.Folds is null && history.BestEpoch > 0) ScoreReport.None(screen);
        if (result.Training.Series is not null && history.BestEpoch > 0) TrainReport.SeriesModel(screen, result);
        foreach (var warning in result.Warnings.Except(history.Warnings)) screen.Warn(warning);
        if (result.Folds is { } folds) FoldReport.Write(screen, folds);
        if (history.BestEpoch == 0 && folder.IsTaken) return End(history, $"The results of an earlier run in {folder.Folder} are left as they were.");
        folder.Write(result.Model, history, result.ToResults($"descent {typeof(TrainingRun).Assembly.GetName().Version!.ToString(3)}", request.Saving.Record.Spoken("train")));
        RetrainProgram.Write(folder, request, Settings(data), result);
        if (request.Saving.Every is null) folder.DeleteCheckpoints();
        TrainReport.Written(screen, folder, history, result.Model.RunFingerprint);
        return End(history, $"The model written is {TrainReport.Kept(history, result.Training.Series is null ? null : result.FinalFit)}.");
    }

    private TabularData Read()
    {
        using var display = new ReadingDisplay(screen);
        return request.Data.Open(display, isSeries: request.Settings.Series is not null);
    }

    private AutoSettings Settings(TabularData data) =>
        request.Settings with { Task = request.Data.DeclaresTask(data.Schema.Target!.Name) ? data.Schema.Task : null, SkipChecks = request.Saving.Resumed is not null };

    private AutoResult Train(TabularData data, RunFolder folder)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var target = data.Schema.Target!.Name;
        try
        {
            return AutoTrainer.Train(data, Settings(data), new TrainingDisplay(request, screen, folder), cancellation.Token);
        }
        catch (CheckpointMismatchException mismatch) when (request.Saving.Resumed is { } resumed)
        {
            throw resumed.Refuse(mismatch.Differences);
        }
        catch (UnsuitableLossException unsuitable)
        {
            throw new UsageException($"--loss {unsuitable.Message}{(unsuitable.Column is { } column ? $" Here: add --column {column}=number for a regression, or --column {column}=category for classes." : "")}");
        }
        catch (DataException error) when (!request.Data.DeclaresTarget && error.Message.Contains($"the target '{target}'", StringComparison.Ordinal))
        {
            throw new DataException($"{error.Message} The target '{target}' was guessed: --target COLUMN chooses another.", error);
        }

        // The first signal ends the training and keeps its best; a second one ends the process.
        void End(PosixSignalContext signal)
        {
            signal.Cancel = !cancellation.IsCancellationRequested;
            _signal ??= signal.Signal;
            cancellation.Cancel();
        }
    }

    /// <summary>Says what is to be known about a run that did not come to its end.</summary>
    private int End(History history, string result) => history.StopReason! switch
    {
        { Kind: StopKind.NonFiniteLoss, Message: var message } => screen.Fail($"training failed: {message} {result}", ExitCode.RunFailed),
        { Kind: StopKind.Cancelled, Message: var message } => screen.Fail($"{message} {result}", _signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted),
        _ => ExitCode.Success,
    };
}
