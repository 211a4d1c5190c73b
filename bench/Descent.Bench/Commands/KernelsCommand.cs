using System.CommandLine;
using System.Globalization;
using Descent.Backends.Cpu;
using Descent.Bench.Kernels;

namespace Descent.Bench.Commands;

/// <summary><c>kernels</c>: products, convolutions and elementwise chains beside the machine's ceilings.</summary>
internal static class KernelsCommand
{
    private static readonly Dictionary<string, Func<IEnumerable<KernelCase>>> Families = new(StringComparer.Ordinal)
    {
        ["products"] = () => ProductCases.All,
        ["convolutions"] = () => ConvolutionCases.All,
        ["elementwise"] = () => ElementwiseCases.All,
    };

    private static readonly Argument<string> Names = new("families") { Description = $"Which, by commas: {string.Join(", ", Families.Keys)}. Default: all.", DefaultValueFactory = _ => string.Join(',', Families.Keys) };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many threads compute.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("kernels", "Time single kernels beside the measured peaks of arithmetic and memory.") { Names, Threads };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult result)
    {
        var threads = result.GetValue(Threads);
        var peak = FmaPeak.Measure(threads);
        using var backend = new CpuBackend(threads);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machine.Processor}; {threads} thread(s); {peak:F0} GFLOP/s at most"));
        foreach (var name in result.GetValue(Names)!.Split(','))
        {
            if (!Families.TryGetValue(name, out var family)) throw new ArgumentException($"There is no family '{name}': {string.Join(", ", Families.Keys)}.");
            Console.WriteLine($"\n{name}\n         µs   GFLOP/s  of peak     GB/s  of reading as many bytes");
            foreach (var kernel in family()) Console.WriteLine(Line(kernel, kernel.Measure(backend), peak, threads));
        }
    }

    private static string Line(KernelCase kernel, KernelTime time, double peak, int threads) => string.Create(CultureInfo.InvariantCulture,
        $"{time.Microseconds,11:F2} {time.Gflops,9:F1} {time.Gflops / peak,8:P0} {time.Bandwidth,8:F1} {time.Bandwidth / ReadBandwidth.Measure(time.Bytes, threads),7:P0}   {kernel.Name}{(time.Steps > 1 ? $" ({time.Steps} kernels)" : "")}");
}
