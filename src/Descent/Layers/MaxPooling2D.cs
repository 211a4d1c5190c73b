using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Layers;

/// <summary>The greatest element under a window that moves over images, channel by channel. <c>x: [batch, height, width, channels]</c> gives <c>[batch, height', width', channels]</c>.</summary>
/// <remarks>The gradient goes to the first of equal elements, as in PyTorch. Padding never wins.</remarks>
/// <param name="PoolSize">The window's length: [height, width], or one number for both; null for 2.</param>
/// <param name="Strides">How far the window moves; null for its own length.</param>
/// <param name="Padding">Where the window begins and ends.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive, a list is not of one number an axis, or the padding is causal.</exception>
[method: JsonConstructor]
public sealed record MaxPooling2D(ValueList<int>? PoolSize = null, ValueList<int>? Strides = null, Padding Padding = Padding.Valid) : PoolingLayer(PoolSize, Strides, Padding)
{
    /// <summary>The same settings along both axes.</summary>
    public MaxPooling2D(int poolSize, int? strides = null, Padding padding = Padding.Valid) : this([poolSize], strides is { } stride ? [stride] : null, padding) { }

    private protected override int Axes => 2;

    private protected override Tensor Pool(Tensor images, int height, int width, WindowAxis rows, WindowAxis columns) => images.MaxPool(height, width, rows, columns).Value;
}
