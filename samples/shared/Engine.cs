using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;

/// <summary>Computes tensors at once, for lessons that look inside.</summary>
static class Engine
{
    private static readonly CpuBackend Backend = new(threads: 1);

    public static TensorData[] Compute(params Tensor[] tensors)
    {
        var executable = Compiler.Compile(new(tensors), Backend);
        var context = executable.CreateContext();
        executable.Run(context);
        return [.. tensors.Select((_, i) => context.Read(i))];
    }

    public static Tensor Constant(TensorData data) => Tensor.Constant(data.ToDoubles(), data.Shape, data.DType);
}
