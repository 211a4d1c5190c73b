namespace Descent.Tests.Reference;

/// <summary>The oracle's own functions against digits computed elsewhere with more of them.</summary>
public class ReferenceMathTests
{
    [Theory]
    [InlineData(1e-10, 1.1283791670955126e-10)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-1, -0.8427007929497149)]
    [InlineData(2.9, 0.9999589021219005)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(5, 0.9999999999984626)]
    [InlineData(40, 1)]
    public void The_error_function(double x, double expected) => Assert.Equal(expected, ReferenceMath.ErrorFunction(x), 4e-16 * Math.Abs(expected));

    [Theory]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(-0.25, -0.22119921692859515)]
    [InlineData(3, 19.085536923187668)]
    [InlineData(-1000, -1)]
    [InlineData(1000, double.PositiveInfinity)]
    public void The_exponential_less_one(double x, double expected) => Near(expected, ReferenceMath.ExpMinus1(x));

    [Theory]
    [InlineData(1e-10, 9.9999999995e-11)]
    [InlineData(-0.25, -0.2876820724517809)]
    [InlineData(3, 1.3862943611198906)]
    [InlineData(-1, double.NegativeInfinity)]
    public void The_logarithm_of_one_more(double x, double expected) => Near(expected, ReferenceMath.LogPlus1(x));

    private static void Near(double expected, double actual)
    {
        if (double.IsInfinity(expected)) Assert.Equal(expected, actual);
        else Assert.Equal(expected, actual, 4e-16 * Math.Abs(expected));
    }
}
