using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Bench.Workloads;

namespace Descent.Bench;

/// <summary>Both sides timed in turn, pair by pair, so that a drift of the machine's speed meets both.</summary>
internal sealed record Comparison(
    string Workload, int Threads, double DescentUs, double PytorchUs, double Ratio, double RatioMin, double RatioMax, double BytesPerStep)
{
    public static Comparison Run(Workload workload, Reference reference, int threads, int pairs)
    {
        using var pytorch = new PyTorchPeer(workload.Name, threads);
        var descent = new DescentPeer(workload, threads, reference);
        descent.Time();
        pytorch.Time();
        var (mine, theirs) = (new double[pairs], new double[pairs]);
        for (var pair = 0; pair < pairs; pair++) (mine[pair], theirs[pair]) = (descent.Time(), pytorch.Time());
        double[] ratios = [.. mine.Zip(theirs, (own, other) => other / own)];
        return new(workload.Name, threads, Median(mine), Median(theirs), Median(ratios), ratios.Min(), ratios.Max(), descent.BytesPerStep());
    }

    public string ToJson() => JsonSerializer.Serialize(this, ComparisonJson.Default.Comparison);

    public override string ToString() =>
        $"{Workload,-4} {Threads} thread{(Threads == 1 ? " " : "s")}  Descent {DescentUs,10:F2} µs   PyTorch {PytorchUs,10:F2} µs   ratio {Ratio,7:F2} ({RatioMin:F2} .. {RatioMax:F2})   {BytesPerStep} bytes a step";

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
