using Descent.Graph;

namespace Descent.Layers;

/// <summary>Places before and after along the axes that follow the batch, for padding and cropping layers: channels stay whole.</summary>
internal static class Margins
{
    /// <summary>The settings of a layer: a pair [before, after] an axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not <paramref name="axes"/> pairs of numbers from 0 on.</exception>
    public static ValueList<ValueList<int>> Check<TLayer>(ValueList<ValueList<int>> pairs, int axes, string name)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var pair in pairs) CheckPair<TLayer>(pair, name);
        return pairs.Count == axes ? pairs : throw Setting<TLayer>.Outside(name, $"of {axes} pairs [before, after]", pairs);
    }

    /// <summary>The setting of a layer of one axis: [before, after].</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a pair of numbers from 0 on.</exception>
    public static ValueList<int> CheckPair<TLayer>(ValueList<int> pair, string name)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return pair is [>= 0, >= 0] ? pair : throw Setting<TLayer>.Outside(name, "of pairs [before, after] of numbers from 0 on", pair);
    }

    /// <summary>Surrounds with zeros.</summary>
    public static Tensor Pad(string layer, Tensor input, ValueList<ValueList<int>> pairs)
    {
        CheckRank(layer, input, pairs.Count);
        return input.Pad([0, .. pairs.Select(pair => pair[0]), 0], [0, .. pairs.Select(pair => pair[1]), 0]);
    }

    /// <summary>Cuts off.</summary>
    public static Tensor Crop(string layer, Tensor input, ValueList<ValueList<int>> pairs)
    {
        CheckRank(layer, input, pairs.Count);
        int[] lengths = [.. input.Shape.Select((length, axis) => axis == 0 || axis > pairs.Count ? length : length - pairs[axis - 1].Sum())];
        if (lengths.Any(length => length <= 0)) throw new ShapeException($"{layer} cuts {pairs} off {input.Shape}, which leaves nothing: crop less.");
        return input.Slice([0, .. pairs.Select(pair => pair[0]), 0], lengths);
    }

    private static void CheckRank(string layer, Tensor input, int axes)
    {
        ArgumentNullException.ThrowIfNull(input);
        var form = axes == 1 ? "[batch, time, features]" : "[batch, height, width, channels]";
        if (input.Shape.Rank != axes + 2) throw Shapes.Misfit(layer, form, input.Shape);
    }
}
