using Descent.Assessments;
using Descent.Graph;

namespace Descent.Tests.Assessments;

public class TemperatureScalingTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void The_temperature_of_a_distortion_is_found(double temperature)
    {
        var (truth, probabilities) = Simulated.Classes(20_000, 4, share: 0.5);
        var distorted = TemperatureScaling.Apply(probabilities, 1 / temperature);
        Assert.Equal(TemperatureScaling.Fit(truth, probabilities), TemperatureScaling.Fit(truth, distorted) / temperature, 0.02);
        Assert.Equal(1, TemperatureScaling.Fit(truth, probabilities), 0.05);
    }

    [Fact]
    public void No_other_temperature_has_a_lower_loss()
    {
        var (truth, probabilities) = Simulated.ThreeClasses(400, 4);
        var best = TemperatureScaling.Fit(truth, probabilities);
        foreach (var factor in new[] { 0.9, 0.99, 1.01, 1.1 }) Assert.True(Loss(best) < Loss(best * factor));

        double Loss(double temperature) => Assessment.OfClasses(["a", "b", "c"], truth, TemperatureScaling.Apply(probabilities, temperature)).Scores[2].Value!.Value;
    }

    [Fact]
    public void A_temperature_of_one_changes_nothing_and_none_changes_the_order()
    {
        TensorData probabilities = new[,] { { 0.2, 0.5, 0.3 }, { 0.9, 0.05, 0.05 } };
        Assert.Equal(probabilities.ToDoubles().Select(p => Math.Round(p, 6)), TemperatureScaling.Apply(probabilities, 1).ToDoubles().Select(p => Math.Round(p, 6)));
        var soft = TemperatureScaling.Apply(probabilities, 4).ToDoubles();
        Assert.True(soft[1] > soft[2] && soft[2] > soft[0] && soft[1] < 0.5);
        Assert.Equal(1, soft[..3].Sum(), 1e-6);
        // The logit of two classes is divided.
        Assert.Equal(0.75, TemperatureScaling.Apply(new[] { 0.9 }, 2)[0], 1e-6);
    }

    [Fact]
    public void Where_all_is_right_or_wrong_the_temperature_stays_in_its_range()
    {
        Assert.Equal(TemperatureScaling.Lowest, TemperatureScaling.Fit(new[] { 0, 1 }, new[] { 0.2, 0.9 }), 1e-6);
        Assert.Equal(TemperatureScaling.Highest, TemperatureScaling.Fit(new[] { 1, 0 }, new[] { 0.2, 0.9 }), 1e-6);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        Assert.Throws<ShapeException>(() => TemperatureScaling.Fit(new[] { 1, 0 }, new[] { 0.2 }));
        Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit(new[] { 1 }, new[] { double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TemperatureScaling.Apply(new[] { 0.2 }, 0));
    }
}
