using Descent.Backends.Cpu;
using Descent.Bench.Workloads;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Bench;

/// <summary>Before anything is timed: both sides, from the same weights and data, have the same gradients in the first step and the same losses over the first steps.</summary>
internal static class SameNumbers
{
    /// <summary>Of a loss, relative; float32 on both sides.</summary>
    private const double LossTolerance = 1e-3;

    /// <summary>Relative to the largest of all gradients: that of a bias before a normalization is zero, and what float32 leaves of it is noise on both sides.</summary>
    private const double ZeroTolerance = 1e-5;

    /// <exception cref="InvalidOperationException">A gradient or a loss differs.</exception>
    public static void Check(Workload workload, PyTorchRun reference)
    {
        CheckGradients(workload, reference);
        CheckLosses(workload, reference);
    }

    private static void CheckGradients(Workload workload, PyTorchRun reference)
    {
        var largest = reference.Gradients.Values.Max(Largest);
        foreach (var (path, gradient) in Gradients(workload, reference))
        {
            var own = gradient.Span<float>();
            var other = reference.Gradients[path].Span<float>();
            var tolerance = Math.Max(workload.GradientTolerance * Largest(reference.Gradients[path]), ZeroTolerance * largest);
            for (var i = 0; i < own.Length; i++)
                if (!(Math.Abs(own[i] - other[i]) <= tolerance))
                    throw new InvalidOperationException($"{workload.Name}: element {i} of the first gradient of {path} is {own[i]}, PyTorch's {other[i]}: the two sides do not compute the same.");
        }
    }

    private static void CheckLosses(Workload workload, PyTorchRun reference)
    {
        var peer = new DescentPeer(workload, threads: 1, reference, warmUp: false);
        for (var step = 0; step < workload.ComparedSteps; step++)
        {
            var (loss, expected) = (peer.Step(), reference.Losses[step]);
            if (!(Math.Abs(loss - expected) <= LossTolerance * Math.Max(Math.Abs(expected), 0.05)))
                throw new InvalidOperationException($"{workload.Name}: at step {step} Descent's loss is {loss}, PyTorch's {expected}: the two sides do not compute the same.");
        }
    }

    /// <summary>The gradients of the first minibatch, by path.</summary>
    private static Dictionary<string, TensorData> Gradients(Workload workload, PyTorchRun reference)
    {
        var model = workload.Build();
        foreach (var parameter in model.Parameters) parameter.Variable.Write(reference.Weights[parameter.Path]);
        var prediction = model.Build(model.OpenScope(training: true), [new Variable("x", reference.X.TakeRows(..workload.Batch)).Value])[0];
        var loss = workload.Loss.Call(new Variable("y", reference.Y.TakeRows(..workload.Batch)).Value, prediction);
        var executable = Compiler.Compile(new(Autodiff.Gradients(loss, [.. model.Parameters.Select(parameter => parameter.Variable.Value)])), CpuBackend.Default);
        var context = executable.CreateContext();
        executable.Run(context);
        return model.Parameters.Select((parameter, i) => (parameter.Path, Gradient: context.Read(i))).ToDictionary(pair => pair.Path, pair => pair.Gradient);
    }

    private static double Largest(TensorData values)
    {
        var largest = 0f;
        foreach (var value in values.Span<float>()) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
