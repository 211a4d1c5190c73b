using Descent.Models;

namespace Descent.Cli.Output.Events;

/// <summary>A layer of a network.</summary>
/// <param name="Name">Within the model.</param>
/// <param name="Kind">Such as <c>Dense</c>.</param>
internal sealed record LayerEntry(string Name, string Kind)
{
    public static IReadOnlyList<LayerEntry> Of(Model model) => [.. model.Layers.Select(layer => new LayerEntry(model.NameOf(layer), layer.GetType().Name))];
}
