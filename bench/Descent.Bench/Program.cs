using System.CommandLine;
using Descent.Bench;
using Descent.Bench.Workloads;

var workloads = new Argument<string>("workloads") { Description = $"Which, by commas: {string.Join(", ", Workload.All.Select(w => w.Name))}. Default: all.", DefaultValueFactory = _ => string.Join(',', Workload.All.Select(w => w.Name)) };
var threads = new Option<int>("--threads") { Description = "Threads on both sides.", DefaultValueFactory = _ => 1 };
var pairs = new Option<int>("--pairs") { Description = "Timings of each side, in turn.", DefaultValueFactory = _ => 7 };
var json = new Option<bool>("--json") { Description = "One JSON object a line." };
var explain = new Option<bool>("--explain") { Description = "Print the compiled step instead of timing it." };

var compare = new Command("compare", "Time training steps of Descent and PyTorch in turn.") { workloads, threads, pairs, json, explain };
compare.SetAction(result =>
{
    foreach (var name in result.GetValue(workloads)!.Split(','))
    {
        var workload = Workload.Named(name);
        if (result.GetValue(explain))
        {
            var peer = new DescentPeer(workload, result.GetValue(threads));
            Console.WriteLine(peer.Executable.Explain());
            continue;
        }
        var reference = Reference.Of(workload);
        SameNumbers.Check(workload, reference);
        var comparison = Comparison.Run(workload, reference, result.GetValue(threads), result.GetValue(pairs));
        Console.WriteLine(result.GetValue(json) ? comparison.ToJson() : comparison.ToString());
    }
});

return new RootCommand("Descent's benchmarks.") { compare }.Parse(args).Invoke();
