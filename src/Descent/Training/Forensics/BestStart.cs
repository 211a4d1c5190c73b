using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Training.Forensics;

/// <summary>The variables at the start of the epoch that had the least training loss so far: where a training that became worse and worse can go back to.</summary>
internal sealed class BestStart(IReadOnlyList<Variable> variables) : ITrainingPart
{
    private const string Best = "@best_start", Running = "@running_start";

    private ParameterSnapshot _best = new(variables), _running = new(variables);

    /// <summary>Takes the variables before an epoch's first step, after the epochs before have been judged.</summary>
    /// <param name="losses">The losses of all epochs so far.</param>
    public void Take(IReadOnlyList<double> losses)
    {
        if (losses.Count > 0 && losses[^1] <= losses.Min()) (_best, _running) = (_running, _best);
        _running.Take(losses.Count);
        if (losses.Count == 0) _best.Take(0);
    }

    public void Restore() => _best.Restore();

    public void SaveTo(TrainingSnapshot snapshot)
    {
        _best.SaveTo(snapshot, Best);
        _running.SaveTo(snapshot, Running);
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        _best.RestoreFrom(snapshot, Best);
        _running.RestoreFrom(snapshot, Running);
    }
}
