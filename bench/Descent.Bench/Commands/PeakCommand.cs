using System.CommandLine;
using System.Globalization;
using Descent.Bench.Workloads;

namespace Descent.Bench.Commands;

/// <summary><c>peak</c>: trains a little and prints this process's peak of memory, for <c>compare</c>.</summary>
internal static class PeakCommand
{
    private static readonly Argument<string> Name = new("workload");
    private static readonly Option<int> Threads = new("--threads") { DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("peak", "Print the peak of memory, MiB, of a process that trains a workload.") { Name, Threads };
        command.SetAction(result =>
        {
            _ = new DescentPeer(Workload.Named(result.GetValue(Name)!), result.GetValue(Threads));
            Console.WriteLine(PeakMemory.Own.ToString(CultureInfo.InvariantCulture));
        });
        return command;
    }
}
