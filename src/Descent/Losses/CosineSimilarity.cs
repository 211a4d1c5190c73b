using Descent.Graph;

namespace Descent.Losses;

/// <summary>Minus the cosine between target and prediction, in [-1, 1]; a vector shorter than 1e-7 counts as that long.</summary>
/// <param name="Axis">The axis along which the vectors lie; -1 is the last.</param>
public sealed record CosineSimilarity(int Axis = -1) : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => -(yTrue.Normalize(Axis) * yPred.Normalize(Axis)).Sum(Axis);
}
