using Descent.Graph;

namespace Descent.Activations;

/// <summary>log(1 + eˣ), exact for every x.</summary>
public sealed record Softplus : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Softplus();
}
