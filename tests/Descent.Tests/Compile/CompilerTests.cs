using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Compile;

public class CompilerTests
{
    private static readonly CpuBackend One = new(1);

    [Theory, MemberData(nameof(Seeds))]
    public void Random_programs_compute_what_the_reference_does(int seed)
    {
        var random = new RandomStream(seed, "programs");
        var (program, feeds, variables) = RandomPrograms.Make(random);
        var before = variables.Select(variable => variable.Read()).ToArray();
        var expected = ReferenceEvaluator.Run(program, feeds);
        var expectedVariables = variables.Select(variable => variable.Read()).ToArray();
        for (var i = 0; i < variables.Count; i++) variables[i].Write(before[i]);

        var executable = Compiler.Compile(program, One);
        var context = executable.CreateContext();
        foreach (var (name, value) in feeds)
            if (context.HasInput(name)) context.Write(name, value);
        executable.Run(context);

        for (var i = 0; i < expected.Length; i++) Close(expected[i], context.Read(i), executable);
        for (var i = 0; i < variables.Count; i++) Close(expectedVariables[i], variables[i].Read(), executable);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Fact]
    public void A_dense_layer_is_one_step_forward()
    {
        var (x, w, b) = (Tensor.Input("x", DType.Float32, [32, 29]), new Variable("w", DType.Float32, [29, 16]), new Variable("b", DType.Float32, [16]));
        var plan = Compiler.Plan(new([(x.MatMul(w.Value) + b.Value).Maximum(0)]), One);
        Assert.Single(plan.Steps);
        Assert.IsType<FusedProduct>(plan.Steps[0].Op);
    }

    [Fact]
    public void A_new_value_goes_straight_into_its_variable()
    {
        var (w, g) = (new Variable("w", DType.Float32, [100]), Tensor.Input("g", DType.Float32, [100]));
        var plan = Compiler.Plan(new([], [new(w, w.Value - (0.1 * g))]), One);
        Assert.Single(plan.Steps);
        Assert.Equal(0, plan.ArenaBytes);
    }

    [Fact]
    public void Variables_that_exchange_values_keep_the_old_ones_until_the_end()
    {
        var (a, b) = (new Variable("a", new double[] { 1, 2 }), new Variable("b", new double[] { 3, 4 }));
        Run(new([], [new(a, b.Value), new(b, a.Value)]));
        Assert.Equal([3, 4], a.Read().ToDoubles());
        Assert.Equal([1, 2], b.Read().ToDoubles());
    }

    [Fact]
    public void An_output_that_is_a_variable_is_its_old_value()
    {
        var a = new Variable("a", new double[] { 1, 2 });
        var context = Run(new([a.Value, a.Value.Reshape(2, 1)], [new(a, a.Value * 2)]));
        Assert.Equal([1, 2], context.Read(0).ToDoubles());
        Assert.Equal([1, 2], context.Read(1).ToDoubles());
        Assert.Equal([2, 4], a.Read().ToDoubles());
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        var (x, w) = (Tensor.Input("x", DType.Float32, [32, 29]), new Variable("w", DType.Float32, [29, 16]));
        var loss = x.MatMul(w.Value).Tanh().Square().Mean();
        var executable = Compiler.Compile(new([loss], [new(w, w.Value - Autodiff.Gradients(loss, [w.Value])[0])]), One);
        var context = executable.CreateContext();
        executable.Run(context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) executable.Run(context);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Every_op_of_the_graph_has_a_kernel_or_needs_none()
    {
        var leaves = new[] { typeof(Graph.Ops.Input), typeof(Graph.Ops.Constant), typeof(Graph.Ops.ReadVariable), typeof(Graph.Ops.Reshape), typeof(Graph.Ops.StopGradient) };
        var fused = new[] { typeof(Graph.Ops.Unary), typeof(Graph.Ops.Binary), typeof(Graph.Ops.Compare), typeof(Graph.Ops.Select), typeof(Graph.Ops.Cast), typeof(Graph.Ops.Broadcast) };
        var compiled = new[] { typeof(Graph.Ops.Scan) };      // becomes a PlannedScan
        var ops = typeof(Op).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract);
        Assert.Empty(ops.Except(StepTable.Ops).Except(leaves).Except(fused).Except(compiled));
    }

    private static RunContext Run(GraphProgram program)
    {
        var executable = Compiler.Compile(program, One);
        var context = executable.CreateContext();
        executable.Run(context);
        return context;
    }

    private static void Close(TensorData expected, TensorData actual, Executable executable)
    {
        Assert.Equal((expected.DType, expected.Shape), (actual.DType, actual.Shape));
        for (var i = 0; i < expected.Shape.Size; i++)
        {
            var (e, a) = (expected[i], actual[i]);
            Assert.True(e.Equals(a) || Math.Abs(e - a) <= 1e-10 + (1e-9 * Math.Abs(e)), $"element {i}: expected {e}, got {a}\n{executable.Explain()}");
        }
    }
}
