using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>
/// Keeps the parameters of the last epoch's start that are known to be good. An epoch's start counts as good once a step from there has had a
/// finite loss; until then the epoch before holds.
/// </summary>
internal sealed class LastFiniteParameters(IReadOnlyList<Variable> variables) : ITrainingPart
{
    private const string Good = "@last_finite", Candidate = "@epoch_start", Confirmed = "@last_finite_is_confirmed";

    private ParameterSnapshot _good = new(variables), _candidate = new(variables);
    private bool _isConfirmed = true;

    /// <summary>The epoch's start that is restored, as the number of epochs done by then.</summary>
    public int Epoch => _good.Epoch;

    /// <summary>The parameters at the start of the running epoch.</summary>
    public ParameterSnapshot EpochStart => _isConfirmed ? _good : _candidate;

    /// <summary>Takes the parameters before an epoch's first step.</summary>
    public void TakeAtStart(int epochsDone)
    {
        _candidate.Take(epochsDone);
        _isConfirmed = false;
        if (epochsDone == 0) Confirm();
    }

    /// <summary>Tells that the parameters taken last give a finite loss.</summary>
    public void Confirm()
    {
        if (_isConfirmed) return;
        (_good, _candidate) = (_candidate, _good);
        _isConfirmed = true;
    }

    public void Restore() => _good.Restore();

    public void SaveTo(TrainingSnapshot snapshot)
    {
        _good.SaveTo(snapshot, Good);
        snapshot.SaveCount(Confirmed, _isConfirmed ? 1 : 0);
        if (!_isConfirmed) _candidate.SaveTo(snapshot, Candidate);
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        _good.RestoreFrom(snapshot, Good);
        _isConfirmed = snapshot.Count(Confirmed, most: 1) == 1;
        if (!_isConfirmed) _candidate.RestoreFrom(snapshot, Candidate);
    }
}
