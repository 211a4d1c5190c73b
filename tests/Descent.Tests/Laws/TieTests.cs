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
}
