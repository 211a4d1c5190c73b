using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Bench.Workloads;

/// <summary>Two convolutions with pooling on images of one channel. The second pooling drops a row and a column, as PyTorch's does.</summary>
internal sealed record ConvolutionalNet(Optimizer Optimizer) : Workload("W5", "conv32-pool-conv64-pool-128-10 on 28×28, batch 64, Adam", [28, 28, 1], 10, 640, 64, Optimizer)
{
    public override Model Build() => new Sequential(
        new Input(Sample),
        new Conv2D(32, 3, activation: "relu") { Name = "c1" },
        new MaxPooling2D(2),
        new Conv2D(64, 3, activation: "relu") { Name = "c2" },
        new MaxPooling2D(2),
        new Flatten(),
        new Dense(128, "relu") { Name = "f1" },
        new Dense(10) { Name = "f2" });

    public override TensorData Inputs(TensorData x) => x.Permute(0, 2, 3, 1);

    public override TensorData Parameter(string path, IReadOnlyDictionary<string, TensorData> pytorch) =>
        path == "f1/kernel" ? FlattenedKernel(pytorch["f1.weight"], 64, 5, 5) : base.Parameter(path, pytorch);
}
