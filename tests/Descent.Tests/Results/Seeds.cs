using System.Diagnostics;

namespace Descent.Tests.Results;

/// <summary>What a network reaches from three seeds, each of which fixes its first weights, shuffles and masks.</summary>
internal static class Seeds
{
    /// <summary>Trains three times, reports seeds, spread and time, and requires a mean.</summary>
    public static void MeanIsAtLeast(double least, ITestOutputHelper output, Func<long, double> accuracy)
    {
        var reached = new double[3];
        for (var i = 0; i < reached.Length; i++)
        {
            var clock = Stopwatch.StartNew();
            reached[i] = accuracy(i + 1);
            output.WriteLine($"seed {i + 1}: test accuracy {reached[i]:0.0000} in {clock.Elapsed.TotalSeconds:0.0} s");
        }
        var report = $"mean of 3 seeds {reached.Average():0.0000}, from {reached.Min():0.0000} to {reached.Max():0.0000}";
        output.WriteLine(report);
        Assert.True(reached.Average() >= least, $"The {report}; needed is {least}.");
    }
}
