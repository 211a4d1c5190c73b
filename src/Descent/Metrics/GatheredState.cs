namespace Descent.Metrics;

/// <summary>Takes apart what a metric is given back, so that no damaged file can bring in lists of other lengths.</summary>
internal static class GatheredState
{
    /// <summary>Copies each list over an array of the same length.</summary>
    /// <exception cref="FormatException">The lists are more or fewer, or of other lengths.</exception>
    public static void Copy(string metric, IReadOnlyList<double[]> state, params IReadOnlyList<double[]> targets)
    {
        if (state.Count != targets.Count || state.Where((list, i) => list.Length != targets[i].Length).Any()) throw Unfitting(metric);
        for (var i = 0; i < targets.Count; i++) state[i].CopyTo(targets[i], 0);
    }

    /// <summary>Copies of a number of lists that are of one length.</summary>
    /// <exception cref="FormatException">The lists are more or fewer, or of different lengths.</exception>
    public static double[][] Equal(string metric, IReadOnlyList<double[]> state, int count)
    {
        if (state.Count != count || state.Any(list => list.Length != state[0].Length)) throw Unfitting(metric);
        return [.. state.Select(list => (double[])list.Clone())];
    }

    private static FormatException Unfitting(string metric) => new($"what {metric} has gathered is of another metric");
}
