using Descent.Assessments;

namespace Descent.Tests.Assessments;

/// <summary>Digits that are worth to be read.</summary>
public sealed class RoundingTests
{
    [Theory]
    [InlineData(0.788, 0.051, "0.788", "0.051")]
    [InlineData(0.788, 0.0004798, "0.7880", "0.0005")]
    [InlineData(0.5, 0.0, "0.500", "0.000")]
    [InlineData(0.5, 1e-17, "0.500", "0.000")]
    [InlineData(22437.2, 1520.4, "22440", "1520")]
    [InlineData(22437.2, 3.0, "22437", "3")]
    [InlineData(1234567.0, 98765.0, "1234600", "98800")]
    [InlineData(512.3456, 84.21, "512.3", "84.2")]
    [InlineData(45.12, 5.04, "45.12", "5.04")]
    [InlineData(0.0000345, 0.0000021, "0.00003450", "0.00000210")]
    [InlineData(-0.0001, 0.02, "0.000", "0.020")]
    public void A_number_has_the_decimals_of_its_spread(double value, double spread, string number, string beside)
    {
        var rounding = Rounding.Of(value, spread);
        Assert.Equal((number, beside), (rounding.Text(value), rounding.Text(spread)));
    }

    [Theory]
    [InlineData(0.8523, "0.852")]
    [InlineData(-1.5, "-1.500")]
    [InlineData(0.0, "0.000")]
    [InlineData(48.123, "48.12")]
    [InlineData(3934.6, "3935")]
    [InlineData(22437.2, "22440")]
    [InlineData(1e7, "10000000")]
    [InlineData(0.00012345, "0.000123")]
    public void A_number_alone_has_four_digits_and_no_exponent(double value, string text) => Assert.Equal(text, Rounding.Of(value).Text(value));

    [Fact]
    public void What_is_no_number_is_a_dash()
    {
        Assert.Equal("-", Rounding.Of((double?)null).Text(null));
        Assert.Equal("-", Rounding.Of(double.NaN, double.PositiveInfinity).Text(double.NaN));
        Assert.Equal(new Rounding(-1), Rounding.Of(new Score("RMSE", 22437, 20900, 23900)));
    }

    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(4, 2.776)]
    [InlineData(6, 2.447)]
    [InlineData(7, 2.365)]
    [InlineData(9, 2.262)]
    [InlineData(60, 2.000)]
    public void Students_quantile_is_that_of_tables(int freedom, double quantile) => Assert.Equal(quantile, StudentDistribution.Quantile975(freedom), 0.01);
}
