using Descent.Cli.Output.Events;
using Descent.Cli.Runs;
using Descent.Data;
using Descent.Models;
using Descent.Schedules;
using Descent.Tabular;
using Descent.Tabular.Results;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Output;

/// <summary>Says what is trained, how it went, and where the result is.</summary>
internal static class TrainReport
{
    public static void Network(Screen screen, Model model)
    {
        screen.Line(model.Summary());
    }

    public static void Settings(Screen screen, AutoTraining training)
    {
        var (plan, optimizer) = (training.Plan, training.Plan.Optimizer);
        var rate = optimizer.LearningRate is ConstantRate constant ? $"{constant.LearningRate}" : $"{optimizer.LearningRate.GetType().Name}, at first {optimizer.LearningRate.At(0):0.######}";
        var stopping = (training.Split.Validation.Length, plan.Patience) switch
        {
            (0, _) => "no early stopping, for want of validation rows",
            (_, 0) => "no early stopping; the one with the best validation loss is kept",
            _ => $"stops after {plan.Patience} without a better validation loss",
        };
        screen.Tell(NetworkEvent.Of(training));
        screen.Fact("training", $"{optimizer.GetType().Name}, learning rate {rate}, {plan.Loss.GetType().Name}, batches of {plan.BatchSize}");
        screen.Fact("", $"epochs: at most {plan.Epochs}, {stopping}");
        if (training.Pipeline.Output is NumberTarget number)
            screen.Fact("", $"the epochs' errors are those of the standardised target: 1 is {ScoreText.Number(number.StandardDeviation)}, its standard deviation");
    }

    /// <summary>What holds the network back.</summary>
    public static void Restraints(Screen screen, IEnumerable<string> restraints)
    {
        foreach (var restraint in restraints) screen.Fact("", restraint);
        screen.Line();
    }

    public static void Stopped(Screen screen, History history, AutoTraining training, FinalFit? finalFit)
    {
        screen.Tell(StoppedEvent.Of(history));
        screen.Line();
        screen.Fact("stopped", history.StopReason!.Message);
        if (history.StopReason.Kind == StopKind.NonFiniteLoss && history.NonFiniteSteps is [.., var report])
        {
            screen.Fact("", "rows are lines of the data");
            foreach (var line in (report with { Causes = [.. report.Causes.Skip(1)] }).ToString().Split('\n').Skip(1)) screen.Fact("", line);
        }
        screen.Fact("kept", finalFit is not null ? $"a final fit: {Count.Of(finalFit.Epochs, "epoch")}, as many as were best, on {finalFit.Rows} rows, those that validated among them ({finalFit.Steps} steps)"
            : history.BestEpoch > 0 ? $"the weights of epoch {history.BestEpoch}{(training.Series is null ? "" : ", for the first origin")}" : $"{Kept(history)}, which is not measured");
        screen.Fact("trained", $"{history.Epochs} of {training.Plan.Epochs} epochs, {history.Steps} steps, in {EpochLines.Seconds(history.Elapsed)}");
    }

    /// <summary>Which network of a time series is written.</summary>
    public static void SeriesModel(Screen screen, AutoResult result) => screen.Fact("model", Kept(result.History, result.FinalFit));

    /// <summary>The network as it was left.</summary>
    /// <param name="history">Of the first training.</param>
    /// <param name="last">A time series' training on all rows; null where there was none.</param>
    public static string Kept(History history, FinalFit? last = null) => history switch
    {
        _ when last is not null => $"that of a last training on all {last.Rows} windows: {Count.Of(last.Epochs, "epoch")}, {last.Steps} steps",
        { BestEpoch: > 0 } => $"that of epoch {history.BestEpoch}",
        { Steps: 0 } => "the untrained network",
        _ => $"the network after step {history.Steps}, of an epoch that did not end",
    };

    public static void Resumed(Screen screen, Checkpoint checkpoint)
    {
        screen.Tell(new ResumedEvent(checkpoint.Path, checkpoint.Epoch, checkpoint.Step));
        screen.Command("resumed", $"from {checkpoint.Path}: {checkpoint.Step} steps are made, the last one in epoch {checkpoint.Epoch}");
        screen.Line();
    }

    /// <summary>How to go on with a training that was ended early.</summary>
    public static void Resumable(Screen screen, RunFolder folder) => screen.Command("go on", $"{screen.Program} train --resume {ProgramName.Quoted(folder.Folder)}");

    /// <summary>A run that was resumed had come to its end before, and how it goes on in spite of that.</summary>
    public static void NothingLeft(Screen screen, RunFolder folder, History history)
    {
        screen.Fact("resumed", "the run had come to its end already: nothing was left to do");
        var more = history.StopReason!.Kind switch
        {
            StopKind.NoImprovement => " --patience 0 --force-resume",
            StopKind.Epochs => $" --epochs {2 * history.Epochs}",
            _ => "",
        };
        if (more.Length > 0) screen.Command("go on", $"{screen.Program} train --resume {ProgramName.Quoted(folder.Folder)}{more}");
    }

    public static void Written(Screen screen, RunFolder folder, History history, string fingerprint)
    {
        screen.Tell(new WrittenEvent(folder.Folder, [folder.ModelFile, folder.HistoryFile, folder.ResultsFile, folder.ReportFile, folder.ProgramFile], fingerprint));
        screen = screen.Results;
        screen.Line();
        screen.Fact("run", fingerprint);
        screen.Command("wrote", $"{folder.ModelFile} (the model)");
        screen.Command("", $"{folder.ReportFile} (a report: open it in a browser)");
        screen.Command("", $"{folder.ProgramFile} (trains the same model in C#)");
        screen.Command("", $"{folder.ResultsFile}, history.csv (for programs)");
        if (history.BestEpoch > 0) screen.Command("predict", $"{screen.Program} predict {ProgramName.Quoted(folder.Folder)} ROWS.csv");
    }
}
