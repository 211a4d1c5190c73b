using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Bench.Workloads;

/// <summary>Three convolutions 3×3 that keep the image's size, each with batch normalization and ReLU, the last two with pooling.</summary>
/// <remarks>
/// Where two neighbours in a pooling's window differ by a rounding, the whole gradient goes to one or the other: PyTorch's own float32 gradients are up to 0.7% off its
/// float64 ones.
/// </remarks>
internal sealed record NormalizedConvolutionalNet : Workload
{
    public NormalizedConvolutionalNet(Optimizer optimizer) : base("W9", "convnet 32×32×3 with batch normalization, batch 64, Adam", [32, 32, 3], 10, 256, 64, optimizer) =>
        (GradientTolerance, ComparedSteps) = (0.02, 6);

    public override Model Build() => new Sequential([new Input(Sample), .. Block(0, 32), .. Block(1, 32), new MaxPooling2D(2), .. Block(2, 64), new MaxPooling2D(2), new Flatten(), new Dense(10) { Name = "out" }]);

    public override TensorData Inputs(TensorData x) => x.Permute(0, 2, 3, 1);

    public override TensorData Parameter(string path, IReadOnlyDictionary<string, TensorData> pytorch) =>
        path == "out/kernel" ? FlattenedKernel(pytorch["out.weight"], 64, 8, 8) : base.Parameter(path, pytorch);

    private static Layer[] Block(int index, int filters) =>
    [
        new Conv2D(filters, 3, padding: Padding.Same) { Name = $"c.{index}" },
        new BatchNormalization(Momentum: 0.9, Epsilon: 1e-5) { Name = $"n.{index}" },
        new ReLU(),
    ];
}
