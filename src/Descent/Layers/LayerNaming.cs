namespace Descent.Layers;

/// <summary>Gives each layer of a model a name of its own: the one it has, or its class's with a number, as Keras does (<c>dense</c>, <c>dense_1</c>).</summary>
internal static class LayerNaming
{
    /// <exception cref="ArgumentException">Two layers have one name, or a name cannot be part of a path.</exception>
    public static Dictionary<Layer, string> Assign(IEnumerable<Layer> layers)
    {
        Layer[] distinct = [.. layers.Distinct<Layer>(ReferenceEqualityComparer.Instance)];
        var names = new Dictionary<Layer, string>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in distinct.Where(layer => layer.Name is not null))
        {
            LayerNames.Validate(layer.Name!);
            if (!taken.Add(layer.Name!)) throw new ArgumentException($"Two layers of the model are called \"{layer.Name}\": each needs a name of its own (one shared layer is one object, applied twice).");
            names[layer] = layer.Name!;
        }
        foreach (var layer in distinct.Where(layer => layer.Name is null)) names[layer] = Free(LayerNames.Default(layer), taken);
        return names;
    }

    /// <summary>The name, with the first number that makes it differ from those taken, if it is among them.</summary>
    public static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 1; !taken.Add(free); number++) free = $"{name}_{number}";
        return free;
    }
}
