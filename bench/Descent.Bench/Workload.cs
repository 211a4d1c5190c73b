namespace Descent.Bench;

/// <summary>A net and how it is trained, as bench/pytorch/pytorch_steps.py has it under the same name.</summary>
/// <param name="Name">W1 …</param>
/// <param name="Sizes">The widths of a dense net, input first.</param>
/// <param name="Activation">Of the hidden layers.</param>
/// <param name="Classes">Whether the loss is softmax cross-entropy of labels; else sigmoid cross-entropy of one output.</param>
/// <param name="Rows">Samples in memory.</param>
/// <param name="Batch">Samples a step.</param>
/// <param name="Optimizer">adam, momentum or sgd.</param>
/// <param name="LearningRate">The rate.</param>
internal sealed record Workload(string Name, int[] Sizes, string Activation, bool Classes, int Rows, int Batch, string Optimizer, double LearningRate)
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("W1", [29, 16, 1], "relu", false, 320, 32, "adam", 1e-3),
        new("W2", [784, 128, 10], "relu", true, 1280, 128, "momentum", 0.05),
        new("W3", [784, 512, 512, 10], "relu", true, 1280, 128, "adam", 1e-3),
        new("W4", [1024, 1024, 1024, 1024, 10], "relu", true, 1024, 256, "adam", 1e-3),
        new("W7", [29, 16, 1], "relu", false, 320, 1, "sgd", 0.01),
        new("W8", [2, 10, 10, 1], "tanh", false, 1000, 1000, "sgd", 0.5),
    ];
}
