using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Descent.Backends.Cpu;
using Descent.Bench.Workloads;
using Descent.Training;

namespace Descent.Bench.Commands;

/// <summary><c>loop</c>: what <c>Fit</c> adds to the bare step: shuffling, the loop over minibatches, sums of the losses.</summary>
internal static class LoopCommand
{
    private static readonly Argument<string> Names = new("workloads") { Description = "Which, by commas. Default: W1.", DefaultValueFactory = _ => "W1" };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many threads compute.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Epochs = new("--epochs") { Description = "Passes over the data in a timing.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> Batches = new("--batches") { Description = "Minibatches in an epoch.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Pairs = new("--pairs") { Description = "Timings of each, in turn.", DefaultValueFactory = _ => 51 };

    public static Command Create()
    {
        var command = new Command("loop", "Time a step within Fit beside the bare compiled step.") { Names, Threads, Epochs, Batches, Pairs };
        command.SetAction(result =>
        {
            foreach (var workload in result.GetValue(Names)!.Split(',').Select(Workload.Named).ToArray()) Console.WriteLine(Line(workload, result));
        });
        return command;
    }

    private static string Line(Workload net, ParseResult result)
    {
        var workload = net with { Rows = net.Batch * result.GetValue(Batches) };
        var options = new FitOptions { Epochs = result.GetValue(Epochs), BatchSize = workload.Batch };
        var bare = new DescentPeer(workload, result.GetValue(Threads));
        using var backend = new CpuBackend(result.GetValue(Threads));
        var trainer = workload.Build().Compile(workload.Optimizer, [new(workload.Loss)], backend);
        var data = RandomSamples.Of(workload);
        var steps = options.Epochs * result.GetValue(Batches);
        double Time(Action run)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
        }
        // Short timings in turn, so that what else the machine does falls on both.
        (double Bare, double Fit) Pair() => (Time(() => bare.Steps(steps)), Time(() => trainer.Fit(data, options)));
        for (var i = 0; i < 10; i++) Pair();
        var pairs = Enumerable.Range(0, result.GetValue(Pairs)).Select(_ => Pair()).ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"{workload.Name,-4} bare {Sorted.Median(pairs.Select(pair => pair.Bare)),8:F2} µs   in Fit {Sorted.Median(pairs.Select(pair => pair.Fit)),8:F2} µs   ratio {Sorted.Median(pairs.Select(pair => pair.Fit / pair.Bare)):F2} ({pairs.Min(pair => pair.Fit / pair.Bare):F2} .. {pairs.Max(pair => pair.Fit / pair.Bare):F2})   least {pairs.Min(pair => pair.Bare):F2} and {pairs.Min(pair => pair.Fit):F2}");
    }
}
