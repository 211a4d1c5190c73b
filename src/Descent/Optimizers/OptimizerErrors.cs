using System.Diagnostics;
using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>The errors of optimizers at work.</summary>
[StackTraceHidden]
internal static class OptimizerErrors
{
    public static void ThrowIfContradictory(Optimizer optimizer)
    {
        var name = optimizer.GetType().Name;
        double?[] limits = [optimizer.ClipNorm, optimizer.ClipValue, optimizer.GlobalClipNorm];
        if ((limits[0] is null ? 0 : 1) + (limits[1] is null ? 0 : 1) + (limits[2] is null ? 0 : 1) > 1)
            throw new ArgumentException($"{name} takes one way of clipping, got clipnorm {Show(limits[0])}, clipvalue {Show(limits[1])} and global_clipnorm {Show(limits[2])}: keep one of them.", nameof(optimizer));
        if (!optimizer.UseEma && optimizer.EmaOverwriteFrequency is { } frequency)
            throw new ArgumentException($"{name} has ema_overwrite_frequency {frequency} but no moving averages: set use_ema, or leave the frequency out.", nameof(optimizer));
    }

    public static void ThrowIfUntrainable(IReadOnlyList<TrainedParameter> parameters)
    {
        var names = new HashSet<string>();
        foreach (var (variable, _) in parameters)
        {
            if (!variable.DType.IsFloat()) throw new ArgumentException($"An optimizer moves floating-point variables, got {variable}.", nameof(parameters));
            if (!names.Add(variable.Name)) throw new ArgumentException($"The optimizer got two parameters called {variable.Name}: each has a name of its own.", nameof(parameters));
        }
    }

    public static void ThrowIfUnfitting(IReadOnlyList<TrainedParameter> parameters, IReadOnlyList<Tensor> gradients)
    {
        if (gradients.Count != parameters.Count)
            throw new ArgumentException($"The optimizer needs {parameters.Count} gradients, one a parameter, got {gradients.Count}.", nameof(gradients));
        for (var i = 0; i < gradients.Count; i++)
            if (gradients[i].Type != parameters[i].Variable.Type)
                throw new ShapeException($"The gradient of {parameters[i].Variable} needs to have its type and shape, got {gradients[i].Type}.");
    }

    public static void ThrowIfWithout(Optimizer optimizer, UpdateKind kind)
    {
        if (kind == UpdateKind.Accumulate && optimizer.GradientAccumulationSteps is not > 1)
            throw new ArgumentException("The optimizer accumulates no gradients: set gradient_accumulation_steps to 2 or more.", nameof(kind));
        if (kind == UpdateKind.ApplyAndOverwrite && !optimizer.UseEma)
            throw new ArgumentException("The optimizer keeps no moving averages to overwrite parameters with: set use_ema.", nameof(kind));
    }

    private static string Show(double? limit) => limit?.ToString() ?? "none";
}
