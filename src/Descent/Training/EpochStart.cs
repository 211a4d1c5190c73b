using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>The parameters as they were when the running epoch began, to tell how far it moved them.</summary>
internal sealed class EpochStart(IReadOnlyList<Variable> variables) : ITrainingPart
{
    private const string Prefix = "@epoch_start";

    private readonly ParameterSnapshot _values = new(variables);

    /// <summary>Takes the parameters before an epoch's first step.</summary>
    public void Take(int epoch) => _values.Take(epoch);

    /// <summary>‖now − then‖₂.</summary>
    public double Distance() => _values.Distance();

    public void SaveTo(TrainingSnapshot snapshot) => _values.SaveTo(snapshot, Prefix);

    public void RestoreFrom(TrainingSnapshot snapshot) => _values.RestoreFrom(snapshot, Prefix);
}
