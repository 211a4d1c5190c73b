using Descent.Graph;

namespace Descent.Tests.Laws;

/// <summary>Shapes that ops refuse when the graph is built.</summary>
public class OpShapeTests
{
    [Theory]
    [InlineData(new[] { 2, 3, 4 }, new[] { 5, 4, 6 })]        // batches of different numbers
    [InlineData(new[] { 3, 4 }, new[] { 3, 6 })]              // inner lengths
    [InlineData(new[] { 3, 4 }, new[] { 2, 4, 6 })]           // a matrix and a batch
    public void Matrices_that_do_not_fit_are_not_multiplied(int[] left, int[] right)
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.Input("left", DType.Float32, [.. left]).MatMul(Tensor.Input("right", DType.Float32, [.. right])));
        Assert.StartsWith("MatMul needs ", error.Message, StringComparison.Ordinal);
    }
}
