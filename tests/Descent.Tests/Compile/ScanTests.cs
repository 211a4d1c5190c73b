using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Tests.Laws;
using Descent.Tests.Reference;

namespace Descent.Tests.Compile;

/// <summary>Recurrences, compiled.</summary>
public class ScanTests
{
    private const int Steps = 5, Batch = 3, Units = 4;
    private static readonly CpuBackend One = new(1);
    private static readonly Variable Kernel = new("u", OpSamples.Random([Units, Units], 1));
    private static readonly Tensor X = Tensor.Input("x", DType.Float64, [Steps, Batch, Units]);
    private static readonly (string, TensorData) Feed = ("x", OpSamples.Random([Steps, Batch, Units], 2));

    [Theory, InlineData(false), InlineData(true)]
    public void A_recurrence_and_its_gradients_are_the_references(bool reverse)
    {
        var scan = Recurrence(reverse);
        var loss = scan.Outputs[0].Square().Sum() + scan.Carries[0].Sum();
        var gradients = Autodiff.Gradients(loss, [X, Kernel.Value]);
        var curvature = Autodiff.Gradients(gradients[0].Square().Sum() + gradients[1].Sin().Sum(), [X, Kernel.Value]);
        AssertSame([scan.Outputs[0], scan.Carries[0], loss, .. gradients, .. curvature]);
    }

    [Fact]
    public void Carries_may_change_places_stay_or_be_set()
    {
        var (a, b, c) = (X.SliceAxis(0, 0, 1).Reshape(Batch, Units), X.SliceAxis(0, 1, 1).Reshape(Batch, Units), Tensor.Constant(0, DType.Int32));
        var scan = Tensor.Scan([a, b, a, c, a], [X], (carries, slices) =>
            new([carries[1], carries[0], carries[2], carries[3] + 2, slices[0]], [carries[3], carries[0], carries[0], slices[0], carries[4], carries[1] * 2, carries[1] * 2]));
        AssertSame([.. scan.Carries, .. scan.Outputs]);
    }

    [Fact]
    public void A_scan_in_a_scan_computes_what_the_reference_does()
    {
        var scan = Tensor.Scan([Tensor.Zeros(DType.Float64, [Units])], [X], (outer, slices) =>
        {
            var inner = Tensor.Scan(outer, [slices[0]], (carries, rows) => new([(carries[0] + rows[0] * outer[0]).Tanh()], []));
            return new(inner.Carries, [inner.Carries[0]]);
        });
        AssertSame([scan.Outputs[0], .. Autodiff.Gradients(scan.Outputs[0].Square().Sum(), [X])]);
    }

    [Fact]
    public void Training_runs_one_scan_forward_and_one_back_with_the_weights_product_behind()
    {
        var loss = Recurrence(reverse: false).Carries[0].Square().Sum();
        var plan = Compiler.Plan(new([loss, .. Autodiff.Gradients(loss, [Kernel.Value])]), One);
        var scans = plan.Steps.Select(step => step.Op).OfType<PlannedScan>().ToArray();
        Assert.Equal([false, true], scans.Select(scan => scan.Scan.Reverse));
        Assert.All(scans, scan => Assert.Equal(1, scan.Scan.Carries));
        Assert.All(scans, scan => Assert.Single(scan.Plan.Steps, step => step.Op is FusedProduct or MatMul));
        Assert.Single(plan.Steps, step => step.Op is MatMul);
    }

    [Fact]
    public void What_nobody_takes_is_not_computed()
    {
        var scan = Tensor.Scan([X.Sum(0), X.Max(0)], [X, X.Exp()], (carries, slices) => new([carries[0] + slices[0], carries[1] * slices[1]], [carries[0].Sin(), carries[1].Cos()]));
        var plan = Compiler.Plan(new([scan.Outputs[0]]), One);
        var planned = Assert.Single(plan.Steps.Select(step => step.Op).OfType<PlannedScan>());
        Assert.Equal((1, 1, 1), (planned.Scan.Carries, planned.Scan.Sequences, planned.Scan.Body.Results.Count - planned.Scan.Carries));
        Assert.DoesNotContain(plan.Steps, step => step.Op is Reduce { Reduction: Reduction.Max });
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        var loss = Recurrence(reverse: false).Outputs[0].Square().Sum();
        var executable = Compiler.Compile(new([loss], [new(Kernel, Kernel.Value - (0 * Autodiff.Gradients(loss, [Kernel.Value])[0]))]), One);
        var context = executable.CreateContext();
        executable.Run(context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) executable.Run(context);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        const int Wide = 160;
        var (x, u) = (Tensor.Input("x", DType.Float32, [3, 96, Wide]), Tensor.Input("u", DType.Float32, [Wide, Wide]));
        var scan = Tensor.Scan([Tensor.Zeros(DType.Float32, [96, Wide])], [x], (h, slices) =>
        {
            var next = (slices[0] + h[0].MatMul(u) * 0.1).Tanh();
            return new([next], [next]);
        });
        var gradients = Autodiff.Gradients(scan.Outputs[0].Square().Sum(), [x, u]);
        TensorData[] Run(int threads)
        {
            var executable = Compiler.Compile(new([scan.Outputs[0], .. gradients]), new CpuBackend(threads, handOver: 0));
            var context = executable.CreateContext();
            context.Write("x", OpSamples.Random(x.Shape, 3).Cast(DType.Float32));
            context.Write("u", OpSamples.Random(u.Shape, 4).Cast(DType.Float32));
            executable.Run(context);
            return [context.Read(0), context.Read(1), context.Read(2)];
        }
        foreach (var threads in new[] { 2, 5 })
            foreach (var (one, several) in Run(1).Zip(Run(threads))) Assert.True(one.Bytes.SequenceEqual(several.Bytes));
    }

    [Fact]
    public void Errors_name_what_was_needed()
    {
        Assert.Contains("at least one sequence", Assert.Throws<ShapeException>(() => Tensor.Scan([X], [], (carries, _) => new(carries, []))).Message, StringComparison.Ordinal);
        Assert.Contains("carry 0 comes as Float64[5, 3, 4] and leaves a step as Float64[]", Assert.Throws<ShapeException>(() => Tensor.Scan([X], [X], (carries, _) => new([carries[0].Sum()], []))).Message, StringComparison.Ordinal);
        Assert.Contains("has 1 carries, and its step leaves 0", Assert.Throws<ShapeException>(() => Tensor.Scan([X], [X], (_, _) => new([], []))).Message, StringComparison.Ordinal);
        Assert.Contains("[4, 3, 4]", Assert.Throws<ShapeException>(() => Tensor.Scan([X], [X, X.SliceAxis(0, 1, 4)], (carries, _) => new(carries, []))).Message, StringComparison.Ordinal);
        Assert.Contains("at least one step", Assert.Throws<ShapeException>(() => Tensor.Scan([X], [X.SliceAxis(0, 0, 0)], (carries, _) => new(carries, []))).Message, StringComparison.Ordinal);
    }

    private static ScanValues Recurrence(bool reverse) => Tensor.Scan([Tensor.Zeros(DType.Float64, [Batch, Units])], [X], (h, slices) =>
    {
        var next = (slices[0] + h[0].MatMul(Kernel.Value)).Tanh();
        return new([next], [next]);
    }, reverse);

    private static void AssertSame(IReadOnlyList<Tensor> results)
    {
        var executable = Compiler.Compile(new(results), One);
        var context = executable.CreateContext();
        if (context.HasInput("x")) context.Write("x", Feed.Item2);
        executable.Run(context);
        executable.Run(context);
        var expected = ReferenceEvaluator.Evaluate(results, Feed);
        for (var i = 0; i < results.Count; i++)
        {
            var actual = context.Read(i).ToDoubles();
            foreach (var (e, a) in expected[i].ToDoubles().Zip(actual)) Assert.True(Math.Abs(e - a) <= 1e-10 + (1e-9 * Math.Abs(e)), $"result {i}: expected {e}, got {a}\n{executable.Explain()}");
        }
    }
}
