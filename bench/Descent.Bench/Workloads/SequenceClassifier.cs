using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Bench.Workloads;

/// <summary>An LSTM over 50 steps, and one output from its last state.</summary>
/// <remarks>PyTorch's LSTM has two biases that add up. Where the two sides are compared, its second one is 0 and stays so.</remarks>
internal sealed record SequenceClassifier(Optimizer Optimizer) : Workload("W6", "LSTM(64) × 50 steps of 32, batch 32, Adam", [50, 32], 1, 320, 32, Optimizer)
{
    public override Model Build() => new Sequential(new Input(Sample), new LSTM(64) { Name = "lstm" }, new Dense(1) { Name = "out" });

    public override TensorData Parameter(string path, IReadOnlyDictionary<string, TensorData> pytorch) => path switch
    {
        "lstm/kernel" => Kernel(pytorch["lstm.weight_ih_l0"]),
        "lstm/recurrent_kernel" => Kernel(pytorch["lstm.weight_hh_l0"]),
        "lstm/bias" => pytorch["lstm.bias_ih_l0"],
        _ => base.Parameter(path, pytorch),
    };
}
