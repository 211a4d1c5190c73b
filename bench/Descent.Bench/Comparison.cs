using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Bench.Workloads;
using Descent.Compile;

namespace Descent.Bench;

/// <summary>Both sides timed in turn, pair by pair, so that a drift of the machine's speed meets both.</summary>
/// <param name="Workload">W1 …</param>
/// <param name="Threads">On both sides.</param>
/// <param name="DescentUs">Microseconds a step, the median.</param>
/// <param name="PytorchUs">PyTorch's.</param>
/// <param name="Ratio">PyTorch's over Descent's, the median of the pairs.</param>
/// <param name="RatioMin">The worst pair.</param>
/// <param name="RatioMax">The best pair.</param>
/// <param name="Gflops">What Descent does in products and convolutions, GFLOP/s.</param>
/// <param name="PeakGflops">What the machine does at most.</param>
/// <param name="BytesPerStep">Managed bytes that all threads allocate in a step.</param>
/// <param name="DescentMib">The peak of the memory of a process that only trains, MiB.</param>
/// <param name="PytorchMib">PyTorch's.</param>
/// <param name="CoreToCoreNs">Nanoseconds of a cache line's round trip between two cores before and after; none with one thread.</param>
/// <param name="Processor">What it was measured on.</param>
/// <param name="Pytorch">PyTorch's version.</param>
internal sealed record Comparison(
    string Workload, int Threads, double DescentUs, double PytorchUs, double Ratio, double RatioMin, double RatioMax, double Gflops, double PeakGflops,
    double BytesPerStep, double DescentMib, double PytorchMib, double[] CoreToCoreNs, string Processor, string Pytorch)
{
    public static Comparison Run(Workload workload, PyTorchRun reference, int threads, int pairs)
    {
        double[] before = threads > 1 ? [CoreToCore.Measure()] : [];
        var peak = FmaPeak.Measure(threads);
        using var pytorch = new PyTorchPeer(workload.Name, threads);
        var descent = new DescentPeer(workload, threads, reference);
        descent.Time();
        pytorch.Time();
        var (mine, theirs) = (new double[pairs], new double[pairs]);
        for (var pair = 0; pair < pairs; pair++) (mine[pair], theirs[pair]) = (descent.Time(), pytorch.Time());
        double[] ratios = [.. mine.Zip(theirs, (own, other) => other / own)];
        return new(
            workload.Name, threads, Sorted.Median(mine), Sorted.Median(theirs), Sorted.Median(ratios), ratios.Min(), ratios.Max(),
            descent.Executable.Plan.Steps.Sum(StepCost.ProductOperations) / Sorted.Median(mine) / 1e3, Math.Max(peak, FmaPeak.Measure(threads)),
            descent.BytesPerStep(), PeakMemory.Of("peak", workload.Name, "--threads", threads.ToString(CultureInfo.InvariantCulture)), pytorch.PeakMib(),
            threads > 1 ? [.. before, CoreToCore.Measure()] : [], Machine.Processor, pytorch.Version);
    }

    /// <exception cref="JsonException">It is none.</exception>
    public static Comparison FromJson(string line) => JsonSerializer.Deserialize(line, ComparisonJson.Default.Comparison)!;

    public string ToJson() => JsonSerializer.Serialize(this, ComparisonJson.Default.Comparison);

    /// <summary>Adds a line to this processor's file.</summary>
    public void Save()
    {
        var file = Machine.ResultFile(Processor);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.AppendAllText(file, ToJson() + "\n");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Workload,-4} {Threads} thread{(Threads == 1 ? " " : "s")}  Descent {DescentUs,10:F2} µs   PyTorch {PytorchUs,10:F2} µs   ratio {Ratio,7:F2} ({RatioMin:F2} .. {RatioMax:F2})   {Gflops,6:F1} GFLOP/s, {Gflops / PeakGflops,5:P0} of {PeakGflops:F0}   {BytesPerStep:0.#} bytes a step   peak {DescentMib:F0} and {PytorchMib:F0} MiB{(CoreToCoreNs.Length == 2 ? $"   core to core {CoreToCoreNs[0]:F0} .. {CoreToCoreNs[1]:F0} ns" : "")}");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
