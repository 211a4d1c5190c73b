using Descent.Graph;

namespace Descent.Layers;

/// <summary>The first minus the second of two inputs <c>[batch, ..]</c>, element by element. Axes of length one repeat.</summary>
public sealed record Subtract : MergeLayer
{
    private protected override Tensor Merge(IReadOnlyList<Tensor> inputs) => inputs.Count == 2 ? inputs[0] - inputs[1] : throw Mismatch(inputs, "exactly two inputs", "leave the others out, or add them up first");
}
