using Descent.Graph;

namespace Descent.Layers;

/// <summary>All axes of a sample as one: <c>[batch, ..]</c> gives <c>[batch, n]</c>, the last axis fastest.</summary>
public sealed record Flatten : Layer
{
    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Reshape(input.Shape[0], (int)input.Shape[1..].Size);
    }
}
