using Descent.Graph;

namespace Descent.Layers;

/// <summary>exp(x) / Σ exp(x) along an axis, as a layer: probabilities that sum to one. Any shape.</summary>
/// <param name="Axis">The axis, the batch being 0; -1 is the last.</param>
public sealed record Softmax(int Axis = -1) : Layer
{
    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank < 2) throw Shapes.Misfit(nameof(Softmax), "[batch, classes]", input.Shape);
        return new Activations.Softmax(Axis).Apply(input);
    }
}
