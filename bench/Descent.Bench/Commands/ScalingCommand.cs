using System.CommandLine;
using System.Globalization;
using Descent.Bench.Workloads;
using Descent.Optimizers;

namespace Descent.Bench.Commands;

/// <summary><c>scaling</c>: how a dense net's step grows with its batch, width and depth and with the data in memory, beside PyTorch's where that is installed.</summary>
internal static class ScalingCommand
{
    private const int Pairs = 3;

    private static readonly Dictionary<string, Func<IEnumerable<DenseNet>>> Axes = new(StringComparer.Ordinal)
    {
        ["batch"] = () => new[] { 1, 8, 32, 128, 512, 2048 }.Select(batch => Net([784, 128, 10], batch, 4096)),
        ["width"] = () => new[] { 16, 64, 128, 256, 512, 1024 }.Select(width => Net([784, width, width, 10], 128, 1280)),
        ["depth"] = () => new[] { 1, 2, 4, 8, 16, 32 }.Select(depth => Net([64, .. Enumerable.Repeat(64, depth), 10], 128, 1280)),
        ["data"] = () => new[] { 1000, 10_000, 100_000, 1_000_000 }.Select(rows => Net([32, 16, 10], 40, rows)),
    };

    private static readonly Argument<string> Names = new("axes") { Description = $"Which, by commas: {string.Join(", ", Axes.Keys)}. Default: all.", DefaultValueFactory = _ => string.Join(',', Axes.Keys) };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads on both sides.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("scaling", "Time dense nets of growing batch, width, depth and data (Adam, softmax cross-entropy).") { Names, Threads };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult result)
    {
        var missing = PyTorchPeer.WhyMissing();
        if (missing is not null) Console.WriteLine(missing);
        foreach (var name in result.GetValue(Names)!.Split(','))
        {
            if (!Axes.TryGetValue(name, out var nets)) throw new ArgumentException($"There is no axis '{name}': {string.Join(", ", Axes.Keys)}.");
            Console.WriteLine($"\n{name}\n  Descent µs  µs a sample  PyTorch µs    ratio   net");
            foreach (var net in nets()) Console.WriteLine(Line(net, result.GetValue(Threads), missing is null));
        }
    }

    private static string Line(DenseNet net, int threads, bool beside)
    {
        var descent = new DescentPeer(net, threads);
        using var pytorch = beside ? new PyTorchPeer(net.Name, threads) : null;
        var pairs = Enumerable.Range(0, Pairs).Select(_ => (Own: descent.Time(), Other: pytorch?.Time() ?? double.NaN)).ToArray();
        var (own, other) = (Sorted.Median(pairs.Select(pair => pair.Own)), Sorted.Median(pairs.Select(pair => pair.Other)));
        return string.Create(CultureInfo.InvariantCulture,
            $"{own,12:F2} {own / net.Batch,12:F3} {(beside ? other.ToString("F2", CultureInfo.InvariantCulture) : "-"),11} {(beside ? (other / own).ToString("F2", CultureInfo.InvariantCulture) : "-"),8}   {net.Title}");
    }

    private static DenseNet Net(int[] sizes, int batch, int rows)
    {
        var widths = string.Join('-', sizes);
        var title = sizes.Length > 8 ? $"{sizes[0]}-{sizes[1]} × {sizes.Length - 2}-{sizes[^1]}" : widths;
        return new($"D{widths}:{batch}:{rows}", $"{title}, batch {batch} of {rows} samples", sizes, "relu", rows, batch, new Adam { LearningRate = 1e-3, Epsilon = 1e-8 });
    }
}
