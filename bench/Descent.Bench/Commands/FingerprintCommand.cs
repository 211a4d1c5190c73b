using System.CommandLine;
using Descent.Bench.Trainings;
using Descent.Bench.Workloads;

namespace Descent.Bench.Commands;

/// <summary><c>fingerprint</c>: what a few steps compute, as a hash, to compare bits between processes of other settings.</summary>
internal static class FingerprintCommand
{
    private static readonly Argument<string> Names = new("workloads") { Description = "Which, by commas; W4:32 is W4 on minibatches of 32; dense, regression, convnet, lstm, gru and transformer are whole trainings, dense:observed one that is watched." };
    private static readonly Option<string> Threads = new("--threads") { Description = "How many threads compute: one number, or several by commas.", DefaultValueFactory = _ => "1" };
    private static readonly Option<int> Steps = new("--steps") { Description = "Steps before the hash is taken.", DefaultValueFactory = _ => 3 };

    public static Command Create()
    {
        var command = new Command("fingerprint", "Print a hash of losses and variables after some training steps: equal bits, equal hashes.") { Names, Threads, Steps };
        command.SetAction(result =>
        {
            foreach (var name in result.GetValue(Names)!.Split(','))
                foreach (var threads in result.GetValue(Threads)!.Split(',').Select(int.Parse))
                    Console.WriteLine($"{name} {threads} {Of(name, threads, result.GetValue(Steps))}");
        });
        return command;
    }

    private static string Of(string name, int threads, int steps) => name.Split(':') is [var training, .. var rest] && WholeTraining.Find(training) is { } whole
        ? whole.Hash(threads, observed: rest is ["observed"]) : Fingerprint.Of(Named(name), threads, steps);

    private static Workload Named(string name) => name.Split(':') is [var workload, var batch] ? Workload.Named(workload) with { Batch = int.Parse(batch) } : Workload.Named(name);
}
