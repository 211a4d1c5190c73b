using Descent.Graph;

namespace Descent.Layers;

/// <summary>One use of a layer in a program: what it was given there, and what it gave.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Parent">The path of the model that it is part of; empty for the outermost.</param>
/// <param name="Name">Its name in that model.</param>
/// <param name="Inputs">What it was applied to.</param>
/// <param name="Masks">The mask of each input, or null.</param>
/// <param name="Outputs">What it gave.</param>
internal sealed record LayerBuild(Layer Layer, string Parent, string Name, IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor?> Masks, IReadOnlyList<Tensor> Outputs)
{
    /// <summary>The layer's path, such as <c>encoder/dense</c>.</summary>
    public string Path => Parent.Length == 0 ? Name : $"{Parent}/{Name}";
}
