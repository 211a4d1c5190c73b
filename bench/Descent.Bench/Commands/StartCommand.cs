using System.CommandLine;
using Descent.Bench.Workloads;

namespace Descent.Bench.Commands;

/// <summary><c>start</c>: how long a net takes to its first step, cold and when the process has compiled others.</summary>
internal static class StartCommand
{
    private static readonly Argument<string> Names = new("workloads") { Description = "Which, by commas: the first of them starts cold. Default: W1,W5.", DefaultValueFactory = _ => "W1,W5" };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many threads compute.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("start", "Time making, compiling and first running nets one after the other in this process, which has done nothing else.") { Names, Threads };
        command.SetAction(result =>
        {
            foreach (var workload in result.GetValue(Names)!.Split(',').Select(Workload.Named).ToArray())
                Console.WriteLine($"{workload.Name,-4} {ColdStart.Of(workload, result.GetValue(Threads))}");
        });
        return command;
    }
}
