using Descent.Graph;

namespace Descent.Layers;

/// <summary>The product of two or more inputs <c>[batch, ..]</c>, element by element. Axes of length one repeat.</summary>
public sealed record Multiply : MergeLayer
{
    private protected override Tensor Merge(IReadOnlyList<Tensor> inputs) => inputs.Aggregate((product, input) => product * input);
}
