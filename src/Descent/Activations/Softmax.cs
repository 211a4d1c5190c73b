using Descent.Graph;

namespace Descent.Activations;

/// <summary>exp(x) / Σ exp(x) along an axis: probabilities that sum to one.</summary>
/// <param name="Axis">The axis; -1 is the last.</param>
public sealed record Softmax(int Axis = -1) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Softmax(Axis);
}
