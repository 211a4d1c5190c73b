using Descent.Activations;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Activations;

public class ActivationTests
{
    [Theory]
    [InlineData("relu", 0)]
    [InlineData("leaky_relu", 0.2)]
    [InlineData("relu6", 0)]
    [InlineData("elu", 1)]
    [InlineData("selu", 1.0507009873554805 * 1.6732632423543772)]
    [InlineData("celu", 1)]
    [InlineData("gelu", 0.5)]
    [InlineData("softplus", 0.5)]
    [InlineData("softsign", 1)]
    [InlineData("squareplus", 0.5)]
    [InlineData("log_sigmoid", 0.5)]
    [InlineData("mish", 0.6)]
    [InlineData("hard_shrink", 0)]
    [InlineData("threshold", 0)]
    public void Derivative_at_zero(string name, double expected)
    {
        var x = Tensor.Input("x", DType.Float64, [1]);
        var slope = ReferenceEvaluator.Evaluate(Autodiff.Gradients(ActivationFunction.Named(name).Apply(x).Sum(), [x])[0], ("x", new double[] { 0 }));
        Assert.Equal(expected, slope[0], 1e-15);
    }

    [Fact]
    public void An_unknown_name_gets_the_nearest_one()
    {
        var error = Assert.Throws<ArgumentException>(() => ActivationFunction.Named("leaky_rely"));
        Assert.StartsWith("There is no activation \"leaky_rely\": did you mean \"leaky_relu\"?", error.Message);
    }

    [Fact]
    public void Other_names_of_the_field_are_known() => Assert.Equal(new Silu(), ActivationFunction.Named("swish"));

    [Fact]
    public void Glu_needs_an_even_length()
    {
        var error = Assert.Throws<ShapeException>(() => new Glu().Apply(Tensor.Input("x", DType.Float32, [2, 3])));
        Assert.Equal("Glu needs an even length along axis 1 to halve, got x Float32[2, 3]: give the layer before it an even number of units.", error.Message);
    }

    [Fact]
    public void A_setting_outside_its_range_is_refused_by_name() =>
        Assert.Contains("Alpha needs to be positive", Assert.Throws<ArgumentOutOfRangeException>(() => new Celu(-1)).Message);

    [Fact]
    public void A_function_of_tensors_is_an_activation()
    {
        var cube = ActivationFunction.Of(x => x * x * x);
        var x = Tensor.Input("x", DType.Float64, [2]);
        var y = cube.Apply(x);
        var results = ReferenceEvaluator.Evaluate([y, Autodiff.Gradients(y.Sum(), [x])[0]], ("x", new double[] { 2, -1 }));
        Assert.Equal([8, -1], results[0].ToDoubles());
        Assert.Equal([12, 3], results[1].ToDoubles());
    }
}
