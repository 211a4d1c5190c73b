using Descent.Graph;

namespace Descent.Training.Checkpoints;

/// <summary>The values of some variables.</summary>
/// <param name="variables">The variables.</param>
/// <param name="prefix">Stands before their names in a snapshot.</param>
internal sealed class VariableValues(IReadOnlyList<Variable> variables, string prefix = "") : ITrainingPart
{
    private readonly (string Name, Variable Variable)[] _variables = [.. variables.Select(variable => (prefix + variable.Name, variable))];

    public void SaveTo(TrainingSnapshot snapshot)
    {
        foreach (var (name, variable) in _variables) snapshot.Save(name, variable);
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        foreach (var (name, variable) in _variables)
        {
            // A scalar of this type counts updates, and goes on counting.
            if (variable.Type is { DType: DType.Int64, Shape.Rank: 0 }) snapshot.Count(name, long.MaxValue / 2);
            snapshot.Restore(name, variable);
        }
    }
}
