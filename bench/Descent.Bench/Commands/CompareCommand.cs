using System.CommandLine;
using Descent.Bench.Workloads;

namespace Descent.Bench.Commands;

/// <summary><c>compare</c>: training steps of Descent and PyTorch, in turn.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> Names = new("workloads")
    {
        Description = $"Which, by commas: {string.Join(", ", Workload.All.Select(workload => workload.Name))}. Default: all.",
        DefaultValueFactory = _ => string.Join(',', Workload.All.Select(workload => workload.Name)),
    };

    private static readonly Option<int> Threads = new("--threads") { Description = "Threads on both sides.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Pairs = new("--pairs") { Description = "Timings of each side, in turn.", DefaultValueFactory = _ => 7 };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line." };
    private static readonly Option<bool> Save = new("--save") { Description = "Add the results to this processor's file in bench/results." };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Print the compiled step instead." };
    private static readonly Option<bool> Profile = new("--profile") { Description = "Print the time of each kernel of Descent's step instead." };

    public static Command Create()
    {
        var command = new Command("compare", "Time training steps of Descent and PyTorch in turn, after a check that both compute the same.") { Names, Threads, Pairs, Json, Save, Explain, Profile };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult result)
    {
        var threads = result.GetValue(Threads);
        var workloads = result.GetValue(Names)!.Split(',').Select(Workload.Named).ToArray();
        if (result.GetValue(Explain))
            foreach (var workload in workloads) Console.WriteLine(new DescentPeer(workload, threads, warmUp: false).Executable.Explain());
        else if (result.GetValue(Profile))
            foreach (var workload in workloads) Console.WriteLine($"{workload.Name} {workload.Title}: {StepProfile.Of(new DescentPeer(workload, threads), FmaPeak.Measure(threads))}");
        else
            Compare(workloads, threads, result.GetValue(Pairs), result.GetValue(Json), result.GetValue(Save));
    }

    private static void Compare(Workload[] workloads, int threads, int pairs, bool json, bool save)
    {
        foreach (var workload in workloads)
        {
            var reference = PyTorchRun.Of(workload);
            SameNumbers.Check(workload, reference);
            var comparison = Comparison.Run(workload, reference, threads, pairs);
            if (save) comparison.Save();
            Console.WriteLine(json ? comparison.ToJson() : comparison.ToString());
        }
    }
}
