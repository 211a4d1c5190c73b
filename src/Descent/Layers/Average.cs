using Descent.Graph;

namespace Descent.Layers;

/// <summary>The mean of two or more inputs <c>[batch, ..]</c>, element by element. Axes of length one repeat.</summary>
public sealed record Average : MergeLayer
{
    private protected override Tensor Merge(IReadOnlyList<Tensor> inputs) => inputs.Aggregate((sum, input) => sum + input) * (1.0 / inputs.Count);
}
