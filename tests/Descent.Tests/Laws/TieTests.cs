using Descent.Compile;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Laws;

/// <summary>Where several values are greatest, central differences say nothing: each gets the same share of the gradient, the first one of a pooling all of it.</summary>
public class TieTests
{
    [Fact]
    public void Equal_greatest_values_share_the_gradient()
    {
        var x = Tensor.Input("x", DType.Float64, [2, 3]);
        var gradient = Autodiff.Gradients((x.Max(1) * Tensor.Constant([6, 10], [2], DType.Float64)).Sum(), [x])[0];
        Assert.Equal([3, 0, 3, 0, 10, 0], ReferenceEvaluator.Evaluate(gradient, ("x", TensorData.From([5.0, 1, 5, -2, -1, -3], [2, 3]))).ToDoubles());
    }

    [Fact]
    public void The_first_of_equal_values_is_what_a_pooling_takes()
    {
        var x = Tensor.Input("x", DType.Float32, [1, 2, 4, 17]);
        var (value, place) = x.MaxPool(2, 2, new(Stride: 2), new(Stride: 2));
        var gradient = Autodiff.Gradients(value.Sum(), [x])[0];
        var executable = Compiler.Compile(new([place.Cast(DType.Float32), gradient]), Training.Nets.OneThread);
        var context = executable.CreateContext();
        context.Write("x", TensorData.From(Enumerable.Repeat(3f, 2 * 4 * 17).ToArray(), [1, 2, 4, 17]));
        executable.Run(context);
        for (var channel = 0; channel < 17; channel++) Assert.Equal((channel, (2 * 17) + channel), (context.Read(0)[channel], context.Read(0)[17 + channel]));
        for (var i = 0; i < 2 * 4 * 17; i++) Assert.Equal(i / 17 is 0 or 2 ? 1 : 0, context.Read(1)[i]);
    }
}
