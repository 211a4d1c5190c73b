using Descent.Graph;
using Descent.Optimizers;
using Descent.Tests.Reference;

namespace Descent.Tests.Optimizers;

public class ClippingTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void KeepsTheDirection()
    {
        Assert.Equal([Math.Sqrt(0.5), Math.Sqrt(0.5)], ByNorm(1, 100, 100), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([0.3, -0.4], ByNorm(1, 0.3, -0.4));
        Assert.Equal([0, 0], ByNorm(1, 0, 0));
    }

    [Fact]
    public void AnInfinityStaysWhereItArose()
    {
        Assert.Equal([Infinity, 2, -3], ByNorm(1, Infinity, 2, -3));
        Assert.Equal([double.NaN, 2], ByNorm(1, double.NaN, 2));
        Assert.Equal([0.5, -0.5, 0.25], Evaluate(Clipping.ByValue(Values(Infinity, -Infinity, 0.25), 0.5)));
        Assert.Equal([Infinity], Evaluate(Clipping.GlobalNorm([Values(Infinity), Values(1)])));
    }

    [Fact]
    public void ALongFloat32GradientDoesNotOverflow()
    {
        var gradient = Values(3e30, -4e30).Cast(DType.Float32);
        Assert.Equal([0.6f, -0.8f], Evaluate(Clipping.ByNorm(gradient, 1)), (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void TheGlobalNormIsThatOfAllTensorsTogether()
    {
        Assert.Equal([13], Evaluate(Clipping.GlobalNorm([Values(3, 4), Values(12)])));
        Assert.Equal([0], Evaluate(Clipping.GlobalNorm([])));
        var clipped = Clipping.ByGlobalNorm([Values(3, 4), Values(12).Cast(DType.Float32)], 6.5);
        Assert.Equal([1.5, 2], Evaluate(clipped[0]));
        Assert.Equal([6], Evaluate(clipped[1]));
    }

    private static double[] ByNorm(double limit, params double[] gradient) => Evaluate(Clipping.ByNorm(Values(gradient), limit));

    private static Tensor Values(params double[] values) => Tensor.Constant(values, [values.Length], DType.Float64);

    private static double[] Evaluate(Tensor tensor) => ReferenceEvaluator.Evaluate(tensor).ToDoubles();
}
