using Descent.Graph;

namespace Descent.Layers;

/// <summary>The least of two or more inputs <c>[batch, ..]</c>, element by element. Axes of length one repeat.</summary>
public sealed record Minimum : MergeLayer
{
    private protected override Tensor Merge(IReadOnlyList<Tensor> inputs) => inputs.Aggregate((least, input) => least.Minimum(input));
}
