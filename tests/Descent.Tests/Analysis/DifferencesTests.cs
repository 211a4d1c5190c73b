using Descent.Analysis;

namespace Descent.Tests.Analysis;

public sealed class DifferencesTests
{
    [Theory]
    [InlineData(0, GradientVerdict.Kink)]
    [InlineData(0.25, GradientVerdict.Kink)]
    [InlineData(1, GradientVerdict.Kink)]
    [InlineData(1.001, GradientVerdict.Failed)]
    [InlineData(-0.001, GradientVerdict.Failed)]
    [InlineData(37, GradientVerdict.Failed)]
    public void At_a_kink_a_derivative_lies_between_the_slopes_of_both_sides(double analytic, GradientVerdict verdict) =>
        Assert.Equal(verdict, new Differences(by => Math.Max(0, by), new()).Compare(analytic).Verdict);

    [Theory]
    [InlineData(1, GradientVerdict.Kink)]
    [InlineData(3, GradientVerdict.Kink)]
    [InlineData(0.9999, GradientVerdict.Failed)]
    [InlineData(3.0001, GradientVerdict.Failed)]
    public void Curved_sides_of_a_kink_are_no_cause_to_fail(double analytic, GradientVerdict verdict) =>
        Assert.Equal(verdict, new Differences(by => by < 0 ? Math.Sin(by) : Math.Exp(3 * by) - 1, new()).Compare(analytic).Verdict);

    [Theory]
    [InlineData(1, GradientVerdict.Kink)]
    [InlineData(1.001, GradientVerdict.Failed)]
    [InlineData(-1, GradientVerdict.Failed)]
    public void A_rule_that_is_wrong_beside_a_kink_fails_although_its_value_at_the_kink_may_be_right(double factor, GradientVerdict verdict) =>
        Assert.Equal(verdict, new Differences(by => Math.Max(0, by), new(), by => by > 0 ? factor : 0).Compare(0).Verdict);

    [Fact]
    public void Kinks_that_meet_in_one_place_pass_where_both_sides_are_right()
    {
        // 3 max(0, x) - max(0, -x): backpropagation's 0 + 0 is not between the slopes 1 and 3.
        Assert.Equal(GradientVerdict.Kink, new Differences(by => (3 * Math.Max(0, by)) - Math.Max(0, -by), new(), by => by > 0 ? 3 : by < 0 ? 1 : 0).Compare(0).Verdict);
    }
}
