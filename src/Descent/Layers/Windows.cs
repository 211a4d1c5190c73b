using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Layers;

/// <summary>Settings and movement of windows over <c>[batch, time, channels]</c> (one axis) and <c>[batch, height, width, channels]</c> (two), for convolution and pooling.</summary>
internal static class Windows
{
    /// <summary>A setting of one number an axis; a single number counts for all axes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not that, or a number is not positive.</exception>
    public static ValueList<int> Lengths(Layer layer, ValueList<int> lengths, int axes, string name)
    {
        if (lengths is [var length] && axes > 1) lengths = [.. Enumerable.Repeat(length, axes)];
        if (lengths is { } && lengths.Count == axes && lengths.All(length => length > 0)) return lengths;
        throw new ArgumentOutOfRangeException(name, $"{layer.GetType().Name} needs {name} to be {(axes == 1 ? "one number" : $"{axes} numbers")}, at least 1, got {(object?)lengths ?? "nothing"}.");
    }

    /// <summary>A padding that the layer knows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    public static Padding Known(Layer layer, Padding padding, bool isCausalKnown = false) =>
        padding is Padding.Valid or Padding.Same || (padding == Padding.Causal && isCausalKnown) ? padding
            : throw new ArgumentOutOfRangeException(nameof(padding), $"{layer.GetType().Name} needs Padding to be Valid or Same{(isCausalKnown ? " or Causal" : "")}, got {padding}.");

    /// <summary>Checks the number of axes, and gives sequences a height of one.</summary>
    /// <exception cref="ShapeException">The input has another number of axes, or no places.</exception>
    public static Tensor AsImages(Layer layer, Tensor input, int axes)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check(layer, input, axes);
        return axes == 1 ? input.Reshape(input.Shape[0], 1, input.Shape[1], input.Shape[2]) : input;
    }

    /// <summary>Takes the height of one away again.</summary>
    public static Tensor FromImages(Tensor images, int axes) => axes == 1 ? images.Reshape(images.Shape[0], images.Shape[2], images.Shape[3]) : images;

    /// <summary>Checks the number of axes.</summary>
    /// <exception cref="ShapeException">The input has another number of axes, or no places.</exception>
    public static void Check(Layer layer, Tensor input, int axes)
    {
        ArgumentNullException.ThrowIfNull(input);
        var form = axes == 1 ? "[batch, time, channels]" : "[batch, height, width, channels]";
        if (input.Shape.Rank != axes + 2) throw Shapes.Misfit(layer.GetType().Name, form, input.Shape);
        if (input.Shape[1..].Contains(0)) throw new ShapeException($"{layer.GetType().Name} needs an input {form} without an axis of length 0, got {input.Shape}: leave empty samples out.");
    }

    /// <summary>The lengths for the two axes of an image: of sequences the width's alone are given.</summary>
    public static (int Rows, int Columns) OfImage(ValueList<int> lengths) => lengths.Count == 1 ? (1, lengths[0]) : (lengths[0], lengths[1]);

    /// <summary>The movement along both axes of some images.</summary>
    public static (WindowAxis Rows, WindowAxis Columns) Over(Layer layer, Tensor images, Padding padding, ValueList<int> taps, ValueList<int> strides, ValueList<int>? dilations = null)
    {
        var (height, width) = OfImage(taps);
        var (down, across) = OfImage(strides);
        var (spreadDown, spreadAcross) = dilations is null ? (1, 1) : OfImage(dilations);
        var (rows, columns) = (Along(images.Shape[1], padding, height, down, spreadDown), Along(images.Shape[2], padding, width, across, spreadAcross));
        if (padding == Padding.Valid) CheckHeld(layer, images.Shape, rows.Reach(height), columns.Reach(width), taps.Count);
        return (rows, columns);
    }

    private static void CheckHeld(Layer layer, Shape images, int rows, int columns, int axes)
    {
        if (rows <= images[1] && columns <= images[2]) return;
        var (needed, got) = axes == 1 ? ($"{columns} steps", $"{images[2]}") : ($"{rows} x {columns} places", $"{images[1]} x {images[2]}");
        var setting = layer is PoolingLayer ? nameof(PoolingLayer.PoolSize) : nameof(ConvolutionLayer.KernelSize);
        throw new ShapeException($"{layer.GetType().Name} with Padding.Valid needs an input of at least the {needed} that its window reaches over, got {got}: " +
            $"take Padding.Same, a smaller {setting}{(layer is PoolingLayer ? "" : $" or {nameof(ConvolutionLayer.DilationRate)}")}, fewer layers that shrink the input, or larger inputs.");
    }

    private static WindowAxis Along(int length, Padding padding, int taps, int stride, int dilation)
    {
        var plain = new WindowAxis(stride, dilation);
        var reach = plain.Reach(taps);
        if (padding == Padding.Causal) return plain with { Before = reach - 1 };
        if (padding == Padding.Valid) return plain;
        var total = Math.Max((((length + stride - 1) / stride - 1) * stride) + reach - length, 0);
        return plain with { Before = total / 2, After = total - (total / 2) };
    }
}
