using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Bench.Workloads;

/// <summary>Dense layers of some widths, input first; the last one is linear.</summary>
internal sealed record DenseNet(string Name, string Title, int[] Sizes, string Activation, int Rows, int Batch, Optimizer Optimizer)
    : Workload(Name, Title, [Sizes[0]], Sizes[^1], Rows, Batch, Optimizer)
{
    public override Model Build()
    {
        var last = Sizes.Length - 2;
        var layers = Enumerable.Range(0, last + 1).Select(i => (Layer)new Dense(Sizes[i + 1], i < last ? Activation : "linear") { Name = $"layers.{i}" });
        return new Sequential([new Input(Sample), .. layers]);
    }
}
