namespace Descent.Layers;

/// <summary>A layer that is being built, and those round it.</summary>
internal sealed class EnclosingLayers(Layer layer, EnclosingLayers? outer)
{
    /// <summary>The layer.</summary>
    public Layer Layer => layer;

    /// <summary>Whether none of them is frozen, now: layers can be frozen and thawed between trainings.</summary>
    public bool AreTrainable => layer.Trainable && outer is not { AreTrainable: false };
}
