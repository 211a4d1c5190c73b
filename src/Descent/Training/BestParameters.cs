using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>Watches a series for early stopping and keeps the parameters of its best epoch.</summary>
internal sealed class BestParameters(EarlyStopping settings, bool higherIsBetter, IReadOnlyList<Variable> variables) : ITrainingPart
{
    private const string Prefix = "@best", Best = "@best_value";

    private readonly Improvement _improvement = new(higherIsBetter, settings.MinDelta);
    private readonly ParameterSnapshot _snapshot = new(variables);

    /// <summary>The best epoch so far, 0 before the first.</summary>
    public int Epoch => _improvement.BestEpoch;

    /// <summary>Takes an epoch's value, and the parameters if it is the best so far.</summary>
    public void Update(int epoch, double value)
    {
        if (_improvement.Update(epoch, value)) _snapshot.Take(epoch);
    }

    /// <summary>The reason to stop when patience is used up.</summary>
    public StopReason? Check(int epoch)
    {
        if (_improvement.Age(epoch) < settings.Patience) return null;
        return new(StopKind.NoImprovement, $"\"{settings.Monitor}\" has not become better for {settings.Patience} epochs: its best, {_improvement.Best:g6}, is of epoch {Epoch}.");
    }

    /// <summary>Brings the best epoch's parameters back, if one has been seen.</summary>
    public bool TryRestore()
    {
        if (Epoch == 0 || !settings.RestoreBest) return false;
        _snapshot.Restore();
        return true;
    }

    public void SaveTo(TrainingSnapshot snapshot)
    {
        snapshot.SaveNumber(Best, _improvement.Best);
        _snapshot.SaveTo(snapshot, Prefix);
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        _snapshot.RestoreFrom(snapshot, Prefix);
        if (!snapshot.Lacks(Best)) _improvement.GoOn(snapshot.Number(Best), _snapshot.Epoch);
    }
}
