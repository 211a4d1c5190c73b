using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Analysis;

/// <summary>What the compiler makes of a model, as text: a line a step, chains that are one pass with their bodies, operations, bytes and memory. The model stays as it is.</summary>
public static class CompiledPrograms
{
    /// <summary>The program of a prediction.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The samples that are predicted at once, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows.</exception>
    public static string Prediction(Model model, int rows = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        Tensor[] inputs = [.. model.Inputs.Select(input => Tensor.Input(model.Inputs.Count == 1 ? "x" : input.Name, input.DType, Shape.Create([rows]).Concat(input.Shape)))];
        return Compiler.Compile(new GraphProgram(model.Build(model.OpenScope(training: false), inputs)), CpuBackend.Default).Explain();
    }

    /// <summary>The program of one training step: the minibatch, forward pass, losses, gradients and the optimizer's update.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">How gradients move the parameters.</param>
    /// <param name="outputs">What each output is trained for.</param>
    /// <param name="batchSize">The samples of the step, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples.</exception>
    /// <exception cref="InvalidOperationException">The model has nothing to train.</exception>
    public static string TrainingStep(Model model, Optimizer optimizer, IReadOnlyList<OutputObjective> outputs, int batchSize = 32)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var samples = RandomSamples.For(model, outputs, batchSize, seed: 0);
        return new Trainer(model, optimizer, outputs).StepsOn(samples).Begin(batchSize).Executable.Explain();
    }
}
