using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Bench.Workloads;

/// <summary>A net and how it is trained, as bench/pytorch/pytorch_steps.py has it under the same name. Layers are named as PyTorch's modules.</summary>
/// <param name="Name">W1 …</param>
/// <param name="Title">The net and its optimizer, in a few words.</param>
/// <param name="Sample">The shape of one sample.</param>
/// <param name="Outputs">How many classes, with softmax cross-entropy of labels; 1 for sigmoid cross-entropy.</param>
/// <param name="Rows">Samples in memory.</param>
/// <param name="Batch">Samples a step.</param>
/// <param name="Optimizer">How gradients move the parameters.</param>
internal abstract record Workload(string Name, string Title, Shape Sample, int Outputs, int Rows, int Batch, Optimizer Optimizer)
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new DenseNet("W1", "29-16-1, batch 32, Adam", [29, 16, 1], "relu", 320, 32, Adam),
        new DenseNet("W2", "784-128-10, batch 128, momentum", [784, 128, 10], "relu", 1280, 128, new Sgd { LearningRate = 0.05, Momentum = 0.9 }) { InputScale = 0.3 },
        new DenseNet("W3", "784-512-512-10, batch 128, Adam", [784, 512, 512, 10], "relu", 1280, 128, Adam) { InputScale = 0.3, ComparedSteps = 6 },
        new DenseNet("W4", "1024⁴-10, batch 256, Adam", [1024, 1024, 1024, 1024, 10], "relu", 1024, 256, Adam) { ComparedSteps = 6 },
        new ConvolutionalNet(Adam),
        new SequenceClassifier(Adam),
        new DenseNet("W7", "29-16-1, batch 1, SGD", [29, 16, 1], "relu", 320, 1, new Sgd { LearningRate = 0.01 }),
        new DenseNet("W8", "2-10-10-1 tanh, full batch of 1000, SGD", [2, 10, 10, 1], "tanh", 1000, 1000, new Sgd { LearningRate = 0.5 }),
        new NormalizedConvolutionalNet(Adam),
        new TransformerBlock(Adam),
    ];

    /// <summary>The standard deviation of the inputs.</summary>
    public double InputScale { get; init; } = 1;

    /// <summary>
    /// The steps whose losses must be PyTorch's: fewer on wide nets, where Adam's first steps amplify the rounding of float32 chaotically, on PyTorch's side as on ours.
    /// </summary>
    public int ComparedSteps { get; init; } = 20;

    /// <summary>How far an element of the first gradient of a parameter may be from PyTorch's, relative to its largest element.</summary>
    public double GradientTolerance { get; init; } = 1e-4;

    public Loss Loss => Outputs > 1 ? new SparseCategoricalCrossentropy { FromLogits = true } : new BinaryCrossentropy { FromLogits = true };

    private static Adam Adam => new() { LearningRate = 1e-3, Epsilon = 1e-8 };

    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static Workload Named(string name) => All.FirstOrDefault(workload => workload.Name == name)
        ?? throw new ArgumentException($"There is no workload '{name}': {string.Join(", ", All.Select(workload => workload.Name))}.");

    public abstract Model Build();

    /// <summary>PyTorch's inputs in Descent's layout.</summary>
    public virtual TensorData Inputs(TensorData x) => x;

    /// <summary>The parameter of a path, or its gradient, out of PyTorch's by name: a kernel is the transpose of PyTorch's weight.</summary>
    public virtual TensorData Parameter(string path, IReadOnlyDictionary<string, TensorData> pytorch)
    {
        var (module, name) = (path[..path.LastIndexOf('/')].Replace('/', '.'), path[(path.LastIndexOf('/') + 1)..]);
        return name switch
        {
            "kernel" => Kernel(pytorch[$"{module}.weight"]),
            "gamma" => pytorch[$"{module}.weight"],
            _ => pytorch[$"{module}.bias"],
        };
    }

    /// <summary><c>[out, in]</c> to <c>[in, out]</c>, <c>[out, in, height, width]</c> to <c>[height, width, in, out]</c>.</summary>
    protected static TensorData Kernel(TensorData weight) => weight.Shape.Rank == 2 ? weight.Permute(1, 0) : weight.Permute(2, 3, 1, 0);

    /// <summary>The kernel behind a Flatten, whose rows PyTorch has in the order channels, height, width.</summary>
    protected static TensorData FlattenedKernel(TensorData weight, int channels, int height, int width) =>
        Kernel(weight.Reshape([weight.Shape[0], channels, height, width])).Reshape([weight.Shape[1], weight.Shape[0]]);
}
