using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Layers;

/// <summary>The mean of the elements under a window that moves over images, channel by channel. <c>x: [batch, height, width, channels]</c> gives <c>[batch, height', width', channels]</c>.</summary>
/// <remarks>Padding does not count: the sum over the places inside, divided by how many they are. PyTorch counts its zeros unless told otherwise.</remarks>
/// <param name="PoolSize">The window's length: [height, width], or one number for both; null for 2.</param>
/// <param name="Strides">How far the window moves; null for its own length.</param>
/// <param name="Padding">Where the window begins and ends.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive, a list is not of one number an axis, or the padding is causal.</exception>
[method: JsonConstructor]
public sealed record AveragePooling2D(ValueList<int>? PoolSize = null, ValueList<int>? Strides = null, Padding Padding = Padding.Valid) : PoolingLayer(PoolSize, Strides, Padding)
{
    /// <summary>The same settings along both axes.</summary>
    public AveragePooling2D(int poolSize, int? strides = null, Padding padding = Padding.Valid) : this([poolSize], strides is { } stride ? [stride] : null, padding) { }

    private protected override int Axes => 2;

    private protected override Tensor Pool(Tensor images, int height, int width, WindowAxis rows, WindowAxis columns) => images.AveragePool(height, width, rows, columns);
}
