using Descent.Optimizers;

namespace Descent.Training.Checkpoints;

/// <summary>All that an optimizer keeps between updates.</summary>
internal sealed class OptimizerSlots(OptimizerState optimizer) : ITrainingPart
{
    private readonly VariableValues _slots = new(optimizer.Variables, ModelFile.FurtherPrefix);

    public void SaveTo(TrainingSnapshot snapshot) => _slots.SaveTo(snapshot);

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        _slots.RestoreFrom(snapshot);
        if (optimizer.UpdatesMade < 0) throw new FormatException($"the number of updates is {optimizer.UpdatesMade}, which cannot be");
    }
}
