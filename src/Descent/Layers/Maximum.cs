using Descent.Graph;

namespace Descent.Layers;

/// <summary>The greatest of two or more inputs <c>[batch, ..]</c>, element by element. Axes of length one repeat.</summary>
public sealed record Maximum : MergeLayer
{
    private protected override Tensor Merge(IReadOnlyList<Tensor> inputs) => inputs.Aggregate((greatest, input) => greatest.Maximum(input));
}
