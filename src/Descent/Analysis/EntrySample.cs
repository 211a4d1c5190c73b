using Descent.Graph;

namespace Descent.Analysis;

/// <summary>Which entries of a variable are checked.</summary>
internal static class EntrySample
{
    /// <summary>All places, or as many different ones as the options allow, in ascending order; they depend on the seed and the variable's name alone.</summary>
    public static int[] Of(CheckedInput input, GradientCheckOptions options)
    {
        var size = checked((int)input.Shape.Size);
        if (size <= options.EntriesPerVariable) return [.. Enumerable.Range(0, size)];
        var random = new RandomStream(options.Seed, $"gradient check/{input.Name}");
        var chosen = new SortedSet<int>();
        // Floyd's sampling without replacement (Bentley and Floyd 1987).
        for (var last = size - options.EntriesPerVariable; last < size; last++)
            if (random.NextInt(last + 1) is var place && !chosen.Add(place)) chosen.Add(last);
        return [.. chosen];
    }
}
