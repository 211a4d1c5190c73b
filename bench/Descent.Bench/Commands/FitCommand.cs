using System.CommandLine;
using System.Globalization;

namespace Descent.Bench.Commands;

/// <summary><c>fit</c>: whole runs, from the start of a process to the trained and saved model, of Descent and PyTorch in turn.</summary>
internal static class FitCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "Where MNIST's four files lie, as train-images-idx3-ubyte.gz and so on." };
    private static readonly Option<int> Epochs = new("--epochs") { Description = "Passes over the 60,000 images.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> Batch = new("--batch") { Description = "Images a step.", DefaultValueFactory = _ => 128 };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads on both sides.", DefaultValueFactory = _ => 2 };
    private static readonly Option<int> Pairs = new("--pairs") { Description = "Runs of each side, in turn.", DefaultValueFactory = _ => 3 };

    public static Command Create()
    {
        var command = new Command("fit", "Time whole runs of both sides: MNIST 784-128-10, Adam, from process start to the saved model.") { Folder, Epochs, Batch, Threads, Pairs };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult result)
    {
        var (folder, epochs, batch, threads) = (Path.GetFullPath(result.GetValue(Folder)!), result.GetValue(Epochs), result.GetValue(Batch), result.GetValue(Threads));
        var missing = PyTorchPeer.WhyMissing();
        if (missing is not null) Console.WriteLine(missing);
        var (own, other) = (new List<WholeRun>(), new List<WholeRun>());
        for (var pair = 0; pair < result.GetValue(Pairs); pair++)
        {
            own.Add(WholeRun.OfDescent(folder, epochs, batch, threads));
            if (missing is null) other.Add(WholeRun.OfPyTorch(folder, epochs, batch, threads));
        }
        Print("Descent", own);
        if (missing is not null) return;
        Print("PyTorch", other);
        double[] ratios = [.. own.Zip(other, (mine, theirs) => theirs.Seconds / mine.Seconds)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ratio {Sorted.Median(ratios):F2} ({ratios.Min():F2} .. {ratios.Max():F2}), memory {Sorted.Median(own.Select(run => run.PeakMib)) / Sorted.Median(other.Select(run => run.PeakMib)):P0} of PyTorch's"));
    }

    private static void Print(string side, IReadOnlyList<WholeRun> runs) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{side}  {Sorted.Median(runs.Select(run => run.Seconds)),7:F2} s   test accuracy {Sorted.Median(runs.Select(run => run.TestAccuracy)):F4}   peak {Sorted.Median(runs.Select(run => run.PeakMib)),5:F0} MiB"));
}
