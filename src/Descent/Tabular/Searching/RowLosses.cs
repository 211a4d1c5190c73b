using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Losses;
using Descent.Metrics;

namespace Descent.Tabular.Searching;

/// <summary>The loss of each row, without penalties on weights: networks of different penalties are compared by it.</summary>
internal static class RowLosses
{
    /// <param name="loss">The loss.</param>
    /// <param name="truth">Targets in the form that it takes.</param>
    /// <param name="outputs">Of the network: [rows, outputs].</param>
    public static double[] Of(Loss loss, TensorData truth, TensorData outputs)
    {
        var (yTrue, yPred) = (Tensor.Input("truth", truth.DType, truth.Shape), Tensor.Input("outputs", outputs.DType, outputs.Shape));
        var executable = Compiler.Compile(new GraphProgram([LossMetric.Of(loss, yTrue, yPred)]), CpuBackend.Default);
        var context = executable.CreateContext();
        context.Write("truth", truth);
        context.Write("outputs", outputs);
        executable.Run(context);
        return context.Read(0).ToDoubles();
    }
}
