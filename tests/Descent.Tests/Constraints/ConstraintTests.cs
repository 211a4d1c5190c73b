using System.Text.Json;
using Descent.Constraints;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Constraints;

public class ConstraintTests
{
    [Theory]
    [InlineData("""{"class_name":"MaxNorm","max_value":3,"axis":1}""")]
    [InlineData("""{"class_name":"MaxNorm","max_value":3,"axis":[1]}""")]
    public void An_axis_is_a_number_or_a_list(string json)
    {
        var constraint = JsonSerializer.Deserialize<Constraint>(json, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });
        Assert.Equal(new MaxNorm(3, [1]), constraint);
    }

    [Fact]
    public void Lists_of_axes_are_compared_by_content() => Assert.Equal(new UnitNorm([0, 1]), new UnitNorm([0, 1]));

    [Fact]
    public void A_short_vector_keeps_its_length_but_for_epsilon()
    {
        var projected = ReferenceEvaluator.Evaluate(new MaxNorm(2).Apply(Tensor.Constant([0.6, 3, 0.8, 4], [2, 2], DType.Float64))).ToDoubles();
        Assert.Equal(0.6 / (1 + 1e-7), projected[0], 1e-15);
        Assert.Equal(3 * 2 / (5 + 1e-7), projected[1], 1e-15);
    }

    [Fact]
    public void An_axis_that_the_parameter_lacks_is_refused() =>
        Assert.Contains("Axis 2 is outside the shape [3, 2]", Assert.Throws<ShapeException>(() => new UnitNorm([2]).Apply(Tensor.Input("w", DType.Float32, [3, 2]))).Message);

    [Fact]
    public void An_unknown_name_gets_the_nearest_one() =>
        Assert.StartsWith("There is no constraint \"max_nrm\": did you mean \"max_norm\"?", Assert.Throws<ArgumentException>(() => Constraint.Named("max_nrm")).Message);
}
