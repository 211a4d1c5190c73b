using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Tests.Reference;

namespace Descent.Tests.Compile;

/// <summary>Large values that a few cheap steps make of a tensor in memory are not kept.</summary>
public class RecomputationTests
{
    private static readonly CpuBackend One = new(1);

    [Fact]
    public void A_centred_value_is_made_anew_by_each_who_takes_it()
    {
        var x = Tensor.Input("x", DType.Float32, [4096, 3]);
        var centred = x - (x.Sum([0]) / 4096);
        var (square, cube) = ((centred * centred).Sum(), (centred * centred.Exp()).Sum());
        var (before, after) = (new GraphProgram([square, cube]), Recomputation.Run(new([square, cube])));
        Assert.Equal(1, before.Nodes().Count(IsDifference));
        Assert.Equal(3, after.Nodes().Count(IsDifference));      // one each for the square, for exp, and for the product with exp
        Assert.DoesNotContain(Compiler.Plan(after, One).Steps, step => step.Op is FusedElementwise && step.Outputs.Count > 1);
    }

    [Fact]
    public void What_another_kind_of_op_takes_is_kept()
    {
        var x = Tensor.Input("x", DType.Float32, [4096, 3]);
        var scaled = x * 2;
        var program = new GraphProgram([scaled.Sum(), scaled.Exp().Sum()]);
        Assert.Equal(program.Nodes().Count, Recomputation.Run(program).Nodes().Count);
    }

    [Fact]
    public void Small_values_are_kept()
    {
        var x = Tensor.Input("x", DType.Float32, [100]);
        var program = new GraphProgram([((x * 2).Exp() + (x * 2).Sin()).Sum()]);
        Assert.Same(program, Recomputation.Run(program));
    }

    [Fact]
    public void The_values_are_the_same()
    {
        var x = Tensor.Input("x", DType.Float64, [2048, 3]);
        var normal = (x - x.Sum([0]) / 2048) * 3;
        var loss = (normal.Square().Sum() + (normal * normal.Tanh()).Sum()) / 100;
        Tensor[] outputs = [loss, Autodiff.Gradients(loss, [x])[0]];
        var random = new RandomStream(1, "x");
        var feed = ("x", TensorData.From([.. Enumerable.Range(0, 6144).Select(_ => random.NextNormal())], [2048, 3]));
        var expected = ReferenceEvaluator.Evaluate(outputs, feed);
        var executable = Compiler.Compile(new(outputs), One);
        var context = executable.CreateContext();
        context.Write("x", feed.Item2);
        executable.Run(context);
        for (var i = 0; i < 2; i++) Assert.Equal(expected[i].ToDoubles(), context.Read(i).ToDoubles(), (a, b) => Math.Abs(a - b) <= 1e-12 * (1 + Math.Abs(a)));
    }

    private static bool IsDifference(Node node) => node.Op is Binary { Function: Graph.Ops.Scalars.Subtract };
}
