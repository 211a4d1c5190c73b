using Descent.Graph;
using Descent.Optimizers;
using Descent.Tests.Reference;
using Descent.Training;

namespace Descent.Tests.Training;

public class TensorIndexTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(2, 3.0)]
    [InlineData(-1, 3.0)]
    public void A_place_of_a_vector_is_a_scalar(int place, double expected)
    {
        var x = Tensor.Input("x", DType.Float64, [3]);
        Assert.Equal(Shape.Scalar, x[place].Shape);
        Assert.Equal(expected, ReferenceEvaluator.Evaluate(x[place], ("x", new double[] { 1, 2, 3 }))[0]);
    }

    [Fact]
    public void A_place_of_a_matrix_is_a_row() => Assert.Equal([4], Tensor.Input("x", DType.Float32, [3, 4])[1].Shape);

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    public void A_place_that_is_not_there_is_an_error(int place) =>
        Assert.Contains($"Place {place} is outside", Assert.Throws<ShapeException>(() => Tensor.Input("x", DType.Float32, [3])[place]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_function_of_two_numbers_is_written_as_in_a_textbook()
    {
        var result = Minimizer.Minimize(w => (1 - w[0]).Square() + 100 * (w[1] - w[0].Square()).Square(), [-1.0, 1.0], new Adam(LearningRate: 0.02), steps: 4000);
        Assert.Equal(1, result.End.Point[0], 0.03);
        Assert.Equal(1, result.End.Point[1], 0.06);
    }
}
