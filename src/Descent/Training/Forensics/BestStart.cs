using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Training.Forensics;

/// <summary>The variables at the start of the epoch that had the least training loss so far: where a training that became worse and worse can go back to.</summary>
internal sealed class BestStart(IReadOnlyList<Variable> variables) : ITrainingPart
{
    private const string Best = "@best_start", Running = "@running_start";

    private double? _least;
    private ParameterSnapshot _best = new(variables), _running = new(variables);

    /// <summary>Takes the variables before an epoch's first step, after the epochs before have been judged.</summary>
    /// <param name="losses">The losses of all epochs so far.</param>
    public void Take(IReadOnlyList<double> losses)
    {
        if (losses.Count > 0)
        {
            _least ??= losses.SkipLast(1).DefaultIfEmpty(double.PositiveInfinity).Min();
            if (losses[^1] <= _least) (_least, _best, _running) = (losses[^1], _running, _best);
        }
        _running.Take(losses.Count);
        if (losses.Count == 0) _best.Take(0);
    }

    /// <summary>Brings them back; the running epoch then begins there too.</summary>
    public void Restore()
    {
        _best.Restore();
        _running.Take(_best.Epoch);
    }

    public void SaveTo(TrainingSnapshot snapshot)
    {
        _best.SaveTo(snapshot, Best);
        _running.SaveTo(snapshot, Running);
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        _best.RestoreFrom(snapshot, Best);
        _running.RestoreFrom(snapshot, Running);
        _least = null;
    }
}
