using Descent.Graph;

namespace Descent.Activations;

/// <summary>The logarithm of the softmax along an axis.</summary>
/// <param name="Axis">The axis; -1 is the last.</param>
public sealed record LogSoftmax(int Axis = -1) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.LogSoftmax(Axis);
}
