using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Tests.Backends.Cpu;

public class CpuBackendTests
{
    [Fact]
    public void A_disposed_backend_runs_nothing_any_more()
    {
        var x = Tensor.Input("x", DType.Float32, [512, 512]);
        var backend = new CpuBackend(2);
        var executable = Compiler.Compile(new([x.MatMul(x)]), backend);
        var context = executable.CreateContext();
        executable.Run(context);
        backend.Dispose();
        Assert.Throws<ObjectDisposedException>(() => executable.Run(context));
    }

    [Fact]
    public void The_shared_backend_is_never_ended()
    {
        CpuBackend.Default.Dispose();
        var executable = Compiler.Compile(new([Tensor.Constant(1) + Tensor.Constant(2)]), CpuBackend.Default);
        var context = executable.CreateContext();
        executable.Run(context);
        Assert.Equal(3, context.ReadScalar(0));
    }

    [Fact]
    public void No_threads_is_an_error_that_says_so() => Assert.Contains("at least one", Assert.Throws<ArgumentOutOfRangeException>(() => new CpuBackend(0)).Message, StringComparison.Ordinal);
}
