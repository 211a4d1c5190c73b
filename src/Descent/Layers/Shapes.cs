using Descent.Graph;

namespace Descent.Layers;

/// <summary>How messages and summaries write shapes whose first axis is the batch, and what they advise.</summary>
internal static class Shapes
{
    /// <summary>The shape of a sample with None for the batch: <c>[None, 29]</c>.</summary>
    public static string WithoutBatch(Shape sample) => $"[{string.Join(", ", sample.Select(length => length.ToString()).Prepend("None"))}]";

    /// <summary>The error of an input that has not the axes that a layer takes.</summary>
    /// <param name="layer">The layer's class.</param>
    /// <param name="form">What it takes, such as <c>[batch, time, channels]</c>.</param>
    /// <param name="got">The input's shape.</param>
    public static ShapeException Misfit(string layer, string form, Shape got)
    {
        // A recurrent layer gives its last output alone, unless told otherwise: by far the most frequent way to a sequence without time.
        var sequences = got.Rank == 2 && form.StartsWith("[batch, time", StringComparison.Ordinal) ? "give the recurrent layer before it ReturnSequences = true, if there is one; otherwise " : "";
        var missing = form.Split(',').Length - got.Rank;
        var remedy = missing > 0 ? $"{sequences}put a Reshape([{string.Join(", ", [.. got[1..], .. Enumerable.Repeat(1, missing)])}]) before it, or another shape with {(missing == 1 ? "one more axis" : $"{missing} more axes")}"
            : "join axes with a Reshape or a Flatten before it, or apply the layer to each step with TimeDistributed";
        return new($"{layer} needs an input {form}, got {got}: {remedy}.");
    }
}
