namespace Descent.Training;

/// <summary>Tells a listener how far training is, at most ten times a second.</summary>
internal sealed class ProgressReporter(IProgress<TrainingReport>? listener, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private long _last = clock.GetTimestamp();

    /// <summary>Reports if the last report is old enough.</summary>
    public void Report(TrainingProgress progress)
    {
        if (listener is null || clock.GetElapsedTime(_last) < Pause) return;
        ReportNow(progress);
        _last = clock.GetTimestamp();
    }

    /// <summary>Reports.</summary>
    public void ReportNow(TrainingProgress progress) =>
        listener?.Report(new(progress.Epoch, progress.Epochs, progress.Batch, progress.Batches, progress.MeanLoss, progress.Elapsed));
}
