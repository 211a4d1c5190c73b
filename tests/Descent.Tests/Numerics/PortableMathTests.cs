using Descent.Graph;
using Descent.Numerics;

namespace Descent.Tests.Numerics;

/// <summary>The functions of single numbers are near those of the C library, also where angles are large.</summary>
public class PortableMathTests
{
    private const double Tolerance = 1e-15;

    [Fact]
    public void They_are_the_functions_of_Math()
    {
        var random = new RandomStream(1, "numbers");
        for (var i = 0; i < 20_000; i++)
        {
            var (x, positive) = (20 * random.NextDouble() - 10, 10 * random.NextDouble() + 1e-9);
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), Tolerance);
            Assert.Equal(Math.Log(positive), PortableMath.Log(positive), Tolerance * Math.Max(1, Math.Abs(Math.Log(positive))));
            Assert.Equal(Math.Sin(x), PortableMath.Sin(x), Tolerance);
            Assert.Equal(Math.Cos(x), PortableMath.Cos(x), Tolerance);
            Assert.Equal(1, PortableMath.Power(positive, x) / Math.Pow(positive, x), 2 * Tolerance);
        }
        Assert.Equal(PortableMath.Log2, Math.Log(2));
    }

    [Theory]
    [InlineData(1e6, -0.34999350217129294, 0.9367521275331447)]
    [InlineData(-123456789, -0.9901147518020355, 0.14025968153390964)]
    [InlineData(1e10, -0.4875060250875107, 0.873119622676856)]
    [InlineData(1e15, 0.8582727931702359, -0.5131937377869703)]
    [InlineData(1e22, -0.8522008497671888, 0.523214785395139)]
    [InlineData(1.329227995784916e+36, 0.377820109360752, -0.9258790228548379)]
    [InlineData(double.MaxValue, 0.004961954789184062, -0.9999876894265599)]
    public void Whole_turns_come_off_large_angles(double x, double sine, double cosine)
    {
        Assert.Equal(sine, PortableMath.Sin(x), Tolerance);
        Assert.Equal(cosine, PortableMath.Cos(x), Tolerance);
    }

    [Fact]
    public void Ends_of_their_ranges_are_those_of_Math()
    {
        double[] numbers = [0, -0.0, 1, -1, 2, -3, 0.5, -2.5, 1e300, 1e-300, double.MaxValue, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (var a in numbers)
        {
            Assert.Equal(Math.Log(a), PortableMath.Log(a), 1e-12);
            foreach (var b in numbers.Where(b => double.IsNormal(Math.Pow(a, b)) && Math.Abs(b) is > 0.4 and < 4)) Assert.Equal(1, PortableMath.Power(a, b) / Math.Pow(a, b), 1e-13);
            foreach (var b in numbers.Where(b => !double.IsNormal(Math.Pow(a, b)) && !double.IsSubnormal(Math.Pow(a, b)))) Assert.Equal(Math.Pow(a, b), PortableMath.Power(a, b));
        }
        Assert.Equal((0.0, double.PositiveInfinity), (PortableMath.Exp(-1000), PortableMath.Exp(1000)));
        Assert.True(double.IsNaN(PortableMath.Sin(double.PositiveInfinity)) && double.IsNaN(PortableMath.Cos(double.NaN)));
    }
}
