using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>Compiles the bodies of scans.</summary>
internal static class ScanPlanner
{
    public static GraphProgram Run(GraphProgram program, Backend backend)
    {
        var nodes = program.Nodes();
        if (!nodes.Any(node => node.Op is Scan)) return program;
        var map = new Dictionary<Tensor, Tensor>();
        foreach (var node in nodes)
        {
            var op = node.Op is Scan scan ? new PlannedScan(scan, Compiler.Plan(new(scan.Body.Results), backend)) : node.Op;
            foreach (var (old, now) in node.Outputs.Zip(Node.Create(op, [.. node.Inputs.Select(input => map[input])]).Outputs)) map[old] = now;
        }
        return new([.. program.Outputs.Select(output => map[output])], [.. program.Updates.Select(update => update with { Value = map[update.Value] })]);
    }
}
