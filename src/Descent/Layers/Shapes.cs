using Descent.Graph;

namespace Descent.Layers;

/// <summary>How messages and summaries write shapes whose first axis is the batch.</summary>
internal static class Shapes
{
    /// <summary>The shape of a sample with None for the batch: <c>[None, 29]</c>.</summary>
    public static string WithoutBatch(Shape sample) => $"[{string.Join(", ", sample.Select(length => length.ToString()).Prepend("None"))}]";
}
