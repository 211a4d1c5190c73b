using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Layers;

/// <summary>A layer that makes one number of what a moving window sees in each channel. The padding does not take part.</summary>
public abstract record PoolingLayer : Layer
{
    private protected PoolingLayer(ValueList<int>? poolSize, ValueList<int>? strides, Padding padding)
    {
        PoolSize = poolSize ?? [2];
        (Strides, Padding) = (strides ?? PoolSize, padding);
    }

    /// <summary>The window's length along each axis; a single number counts for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one positive number an axis.</exception>
    public ValueList<int> PoolSize { get; init => field = Windows.Lengths(this, value, Axes, nameof(PoolSize)); }

    /// <summary>How far the window moves from one position to the next, along each axis: its own length if nothing else was said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one positive number an axis.</exception>
    public ValueList<int> Strides { get; init => field = Windows.Lengths(this, value, Axes, nameof(Strides)); }

    /// <summary>Where the window begins and ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is <see cref="Padding.Causal"/>.</exception>
    public Padding Padding { get; init => field = Windows.Known(this, value); }

    /// <summary>How many axes the window moves along: 1 for sequences, 2 for images.</summary>
    private protected abstract int Axes { get; }

    /// <inheritdoc/>
    public sealed override Tensor Build(Scope scope, Tensor input)
    {
        var images = Windows.AsImages(this, input, Axes);
        var (height, width) = Windows.OfImage(PoolSize);
        var (rows, columns) = Windows.Over(this, images, Padding, PoolSize, Strides);
        return Windows.FromImages(Pool(images, height, width, rows, columns), Axes);
    }

    private protected abstract Tensor Pool(Tensor images, int height, int width, WindowAxis rows, WindowAxis columns);
}
