using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Tests.Reference;

namespace Descent.Tests.Compile;

/// <summary>What a pooling drops at the border is not computed, and nothing else changes.</summary>
public class DeadBorderTests
{
    private static readonly CpuBackend One = new(1);

    [Theory]
    [InlineData(13, 12)]
    [InlineData(12, 13)]
    [InlineData(13, 13)]
    public void A_convolution_loses_what_its_pooling_drops_forward_and_backward(int height, int width)
    {
        var (outputs, feeds) = Net(height, width, activated => activated);
        var nodes = DeadBorders.Run(Simplifier.Run(new(outputs))).Nodes();
        Shape expected = [2, 10, 10, 4];
        Assert.Equal(expected, nodes.Single(node => node.Op is Convolution).Outputs[0].Shape);
        Assert.Equal(expected, nodes.Single(node => node.Op is ConvolutionKernelGradient).Inputs[1].Shape);
        Assert.Equal(expected, nodes.Single(node => node.Op is ConvolutionInputGradient).Inputs[0].Shape);
        Assert.Equal(expected, nodes.Single(node => node.Op is MaxPoolGradient).Outputs[0].Shape);
        AssertValues(outputs, feeds);
    }

    [Fact]
    public void Where_another_takes_the_border_it_stays()
    {
        var (outputs, feeds) = Net(13, 13, activated => activated * activated.Sum());
        Assert.Equal([2, 11, 11, 4], DeadBorders.Run(Simplifier.Run(new(outputs))).Nodes().Single(node => node.Op is Convolution).Outputs[0].Shape);
        AssertValues(outputs, feeds);
    }

    [Fact]
    public void Without_a_border_nothing_changes()
    {
        var program = Simplifier.Run(new(Net(12, 12, activated => activated).Outputs));
        Assert.Same(program, DeadBorders.Run(program));
    }

    /// <summary>Convolution, bias, ReLU, pooling; the pooled values and all gradients.</summary>
    private static (Tensor[] Outputs, (string, TensorData)[] Feeds) Net(int height, int width, Func<Tensor, Tensor> then)
    {
        var (x, kernel, bias) = (Tensor.Input("x", DType.Float64, [2, height, width, 3]), Tensor.Input("k", DType.Float64, [3, 3, 3, 4]), Tensor.Input("b", DType.Float64, [4]));
        var activated = then((x.Convolution(kernel) + bias).Maximum(0));
        var pooled = activated.MaxPool(2, 2, new(2), new(2)).Value;
        Tensor[] outputs = [pooled, .. Autodiff.Gradients((pooled * pooled).Sum(), [x, kernel, bias])];
        return (outputs, [("x", Random(x.Shape, 1)), ("k", Random(kernel.Shape, 2)), ("b", Random(bias.Shape, 3))]);
    }

    private static TensorData Random(Shape shape, int seed)
    {
        var random = new RandomStream(seed, "border");
        return TensorData.From([.. Enumerable.Range(0, (int)shape.Size).Select(_ => random.NextNormal())], shape);
    }

    private static void AssertValues(Tensor[] outputs, (string Name, TensorData Value)[] feeds)
    {
        var expected = ReferenceEvaluator.Evaluate(outputs, feeds);
        var executable = Compiler.Compile(new(outputs), One);
        var context = executable.CreateContext();
        foreach (var (name, value) in feeds) context.Write(name, value);
        executable.Run(context);
        for (var i = 0; i < outputs.Length; i++) Assert.Equal(expected[i].ToDoubles(), context.Read(i).ToDoubles(), (a, b) => Math.Abs(a - b) <= 1e-11 * (1 + Math.Abs(a)));
    }
}
