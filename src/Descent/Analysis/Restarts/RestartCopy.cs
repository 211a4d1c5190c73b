using Descent.Graph;
using Descent.Training;

namespace Descent.Analysis.Restarts;

/// <summary>Where one of many trainings of a model ended.</summary>
/// <param name="SeedOffset">What was added to the model's seed and to that of the training.</param>
/// <param name="Weights">The parameters and states at the end, for <c>model.SetWeights</c>.</param>
/// <param name="Losses">The mean loss of each epoch's steps, penalties included, each before its update.</param>
/// <param name="Training">The loss and metrics on the training samples at the end, in inference mode.</param>
/// <param name="Validation">Those on the validation samples, or null where there are none.</param>
public sealed record RestartCopy(int SeedOffset, IReadOnlyDictionary<string, TensorData> Weights, IReadOnlyList<double> Losses, Evaluation Training, Evaluation? Validation)
{
    /// <summary>What copies are compared by: the loss at the end on the validation samples, or on the training samples where there are none.</summary>
    public double Score => (Validation ?? Training).Loss;
}
