using Descent.Data;
using Descent.Training;

namespace Descent.Tabular.Searching;

/// <summary>One training of a candidate, and the losses of the rows that decided when to stop.</summary>
/// <param name="Losses">Of each of those rows; null where it came to nothing.</param>
/// <param name="Epochs">After which it was best.</param>
internal sealed record CandidateTrial(double[]? Losses, int Epochs)
{
    /// <summary>Trains a candidate.</summary>
    /// <param name="data">All rows.</param>
    /// <param name="settings">What was given.</param>
    /// <param name="candidate">What is tried.</param>
    /// <param name="split">The rows that train and those that validate.</param>
    /// <param name="deadline">When it has to end.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Null where it did not come to its end.</returns>
    public static CandidateTrial? Run(TabularData data, AutoSettings settings, SearchCandidate candidate, Split split, Deadline? deadline, CancellationToken cancellationToken)
    {
        var training = AutoTraining.Prepare(data, settings with { FinalFit = false, Ensemble = null, Threads = 1 }, split, candidate);
        var options = training.Options(cancellationToken);
        var history = training.Model.Fit(training.Encode(split.Train), deadline is null ? options : options with { StopWhen = [deadline] });
        if (history.StopReason!.Kind is StopKind.Time or StopKind.Cancelled) return null;
        if (history.StopReason.Kind == StopKind.NonFiniteLoss || history.BestEpoch == 0) return new(null, history.Epochs);
        var rows = training.Encode(split.Validation);
        var losses = RowLosses.Of(training.Plan.Loss, rows.Y[0], training.Model.Predict(rows.X[0]));
        return new(losses.All(double.IsFinite) ? losses : null, history.BestEpoch);
    }
}
