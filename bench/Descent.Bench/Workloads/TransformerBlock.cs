using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Bench.Workloads;

/// <summary>One pre-norm transformer block on 64 positions of 64 numbers, the mean over the positions, and a classifier.</summary>
internal sealed record TransformerBlock(Optimizer Optimizer) : Workload("W10", "transformer block on 64 positions × 64, batch 32, Adam", [64, 64], 10, 128, 32, Optimizer)
{
    public override Model Build()
    {
        var input = new Input(Sample);
        var attended = new MultiHeadAttention(4, 16) { Name = "attention" }.Apply(Normalized(input, "n1"));
        var x = new Add().Apply(input, attended);
        var hidden = new Dense(256, "gelu") { Name = "f1" }.Apply(Normalized(x, "n2"));
        x = new Add().Apply(x, new Dense(64) { Name = "f2" }.Apply(hidden));
        return new(input, new Dense(10) { Name = "out" }.Apply(new GlobalAveragePooling1D().Apply(x)));
    }

    /// <summary>PyTorch keeps the kernels of the three projections one below the other, and the heads of each side by side.</summary>
    public override TensorData Parameter(string path, IReadOnlyDictionary<string, TensorData> pytorch) => path.Split('/') switch
    {
        ["attention", "attention_output", "kernel"] => Kernel(pytorch["attention.out_proj.weight"]).Reshape([4, 16, 64]),
        ["attention", "attention_output", "bias"] => pytorch["attention.out_proj.bias"],
        ["attention", var projection, "kernel"] => Kernel(pytorch["attention.in_proj_weight"].TakeRows(ProjectionRows(projection))).Reshape([64, 4, 16]),
        ["attention", var projection, "bias"] => pytorch["attention.in_proj_bias"].TakeRows(ProjectionRows(projection)).Reshape([4, 16]),
        _ => base.Parameter(path, pytorch),
    };

    private static Range ProjectionRows(string projection)
    {
        var first = 64 * Array.IndexOf(["query", "key", "value"], projection);
        return first..(first + 64);
    }

    private static LayerOutput Normalized(LayerOutput x, string name) => new LayerNormalization(Epsilon: 1e-5) { Name = name }.Apply(x);
}
