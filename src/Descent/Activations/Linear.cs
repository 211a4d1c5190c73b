using Descent.Graph;

namespace Descent.Activations;

/// <summary>x itself.</summary>
public sealed record Linear : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x;
}
