using System.Diagnostics;
using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Compile;

/// <summary>What each pass makes of small graphs, as text or as the number of kernels.</summary>
public class PassTests
{
    private static readonly CpuBackend One = new(1);
    private static readonly Tensor X = Tensor.Input("x", DType.Float32, [4, 3]);
    private static readonly Tensor Y = Tensor.Input("y", DType.Float32, [4, 3]);

    [Fact]
    public void Zero_and_minus_zero_are_two_numbers()
    {
        var executable = Compiler.Compile(new([X / 0.0, X / -0.0]), One);
        var context = executable.CreateContext();
        context.Write("x", TensorData.From([.. Enumerable.Repeat(1f, 12)], [4, 3]));
        executable.Run(context);
        Assert.Equal((float.PositiveInfinity, float.NegativeInfinity), (context.Read(0).Span<float>()[0], context.Read(1).Span<float>()[0]));
    }

    [Fact]
    public void Equal_expressions_are_computed_once() => Assert.Single(Simplified((X + Y) * (X + Y)), node => node.Op is Binary { Function: Graph.Ops.Scalars.Add });

    [Fact]
    public void Multiplying_by_one_is_nothing() => AssertText("%0 = Input x() Float32[4, 3]\n%1 = Copy(%0) Float32[4, 3]\n", X * 1 / 1);

    [Fact]
    public void Arithmetic_of_numbers_is_done_now() => Assert.Equal(6.5, Simplified(X + (Tensor.Constant(2) * Tensor.Constant(3) + 0.5).BroadcastTo([4, 3])).Select(node => node.Op).OfType<Constant>().Single().Values[0]);

    [Fact]
    public void Reshapes_of_reshapes_are_one() => AssertText(
        "%0 = Input x() Float32[4, 3]\n%1 = Exp(%0) Float32[4, 3]\n%2 = Reshape(%1) Float32[2, 6]\n", X.Reshape(12).Exp().Reshape(3, 4).Reshape(2, 6));

    [Fact]
    public void A_transpose_of_a_factor_is_read_in_place() => AssertText(
        "%0 = Input x() Float32[4, 3]\n%1 = Input y() Float32[4, 3]\n%2 = MatMul rightᵀ(%0, %1) Float32[4, 4]\n", X.MatMul(Y.Transpose(1, 0)));

    [Fact]
    public void The_gradient_of_slices_that_fill_an_axis_joins_theirs()
    {
        Tensor[] parts = [X.SliceAxis(1, 2, 1), X.SliceAxis(1, 0, 2)];
        var gradient = Autodiff.Gradients(parts[0].Exp().Sum() + parts[1].Sin().Sum(), [X])[0];
        Assert.Equal(["Input", "Slice", "Cos", "Slice", "Exp", "Concat"], Simplified(gradient).Select(node => node.Op is Unary unary ? unary.Function.Name : node.Op.Name));
        Assert.Single(Simplified(X.Pad([0, 0], [1, 0]) + X.Pad([0, 0], [1, 0])), node => node.Op is Pad);
    }

    [Fact]
    public void A_sum_over_axes_of_length_one_is_a_reshape() => AssertText(
        "%0 = Input x() Float32[4, 3]\n%1 = Exp(%0) Float32[4, 3]\n%2 = Reshape(%1) Float32[4, 3, 1]\n", X.Exp().Reshape(4, 1, 3, 1).Sum(1));

    [Fact]
    public void Reduced_axes_that_are_no_neighbours_are_reduced_one_after_the_other()
    {
        var plan = Compiler.Plan(new([Tensor.Input("z", DType.Float32, [2, 3, 4]).Sum([0, 2])]), One);
        Assert.Equal(2, plan.Steps.Count(step => step.Op is Reduce));
    }

    [Fact]
    public void A_chain_with_broadcasts_is_one_kernel()
    {
        var bias = Tensor.Input("b", DType.Float32, [3]);
        Assert.Single(Compiler.Plan(new([((X + bias).Tanh() * 2 - Y).Square()]), One).Steps);
    }

    [Fact]
    public void A_chain_round_a_reduction_is_not_joined()
    {
        var e = X.Exp();
        var plan = Compiler.Plan(new([e / e.Sum(1, keepDimensions: true).BroadcastTo([4, 3])]), One);
        Assert.Equal(["FusedElementwise", "Sum", "FusedElementwise"], plan.Steps.Select(step => step.Op.Name));
    }

    [Fact]
    public void A_chain_that_takes_a_reshaped_product_and_waits_for_a_sum_of_it_is_not_attached_to_it()
    {
        var product = X.MatMul(Y, transposeRight: true);
        var result = product.Reshape(2, 2, 4) + product.Sum(0);
        var plan = Compiler.Plan(new([result]), One);
        Assert.Equal(["MatMul", "Sum", "FusedElementwise"], plan.Steps.Select(step => step.Op.Name));
    }

    /// <summary>Passes that look at all pairs of nodes would take minutes.</summary>
    [Fact]
    public void The_training_step_of_a_thousand_layers_compiles_in_seconds()
    {
        var model = new Sequential([new Descent.Layers.Input(4), .. Enumerable.Range(0, 1000).Select(_ => new Dense(4, "tanh"))]);
        model.Compile(new Adam(), "mse");
        var start = Stopwatch.GetTimestamp();
        model.TrainOnBatch(TensorData.Zeros(DType.Float32, [8, 4]), TensorData.Zeros(DType.Float32, [8, 4]));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
    }

    [Fact]
    public void Values_that_are_dead_give_their_memory_to_others()
    {
        var square = Tensor.Input("s", DType.Float32, [64, 64]);
        var deep = Enumerable.Range(0, 10).Aggregate(square, (value, _) => value.MatMul(square));
        var plan = Compiler.Plan(new([deep]), One);
        Assert.InRange(plan.ArenaBytes, 2 * 64 * 64 * 4, plan.UnplannedBytes / 2);
    }

    /// <summary>Data in, two products forward, three backward, the sums of two biases' gradients, five updates, two kernels of the loss.</summary>
    [Fact]
    public void A_training_step_of_the_heart_net_is_fourteen_kernels()
    {
        var model = new Sequential([new Descent.Layers.Input(29), new Dense(16, "relu"), new Dense(1)]);
        var trainer = model.Compile(new Adam(), new BinaryCrossentropy { FromLogits = true });
        var data = new TrainingData(TensorData.Zeros(DType.Float32, [64, 29]), TensorData.Zeros(DType.Float32, [64, 1]));
        Assert.Equal(14, trainer.StepsOn(data).Begin(32).Executable.Plan.Steps.Count);
    }

    [Fact]
    public void Explain_names_ops_memory_and_totals()
    {
        var executable = Compiler.Compile(new([(X.MatMul(Y, transposeRight: true) + 1).Maximum(0).Sum()]), One);
        var text = executable.Explain();
        Assert.Contains("FusedProduct(x Float32[4, 3], y Float32[4, 3])", text, StringComparison.Ordinal);
        Assert.Contains("r2 = Add(r0, r1)", text, StringComparison.Ordinal);
        Assert.Contains("2 steps", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Node> Simplified(Tensor value) => Simplifier.Run(new([value])).Nodes();

    private static void AssertText(string expected, Tensor value) => Assert.Equal(expected, GraphPrinter.Print(Simplifier.Run(new([value])).Results));
}
